(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgba = (color) => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = color;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = (color) => {
        const [r, g, b] = rgba(color).map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const behind = (element) => {
        for (let own = element; own; own = own.parentElement) {
            const color = getComputedStyle(own).backgroundColor;
            if (rgba(color)[3] === 255) return color;
        }
        return getComputedStyle(document.documentElement).backgroundColor;
    };
    const pairs = new Map();
    for (const element of document.querySelectorAll("body *")) {
        const says = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (!says || !element.checkVisibility() || element.closest("title, desc, script, style")) continue;
        const style = getComputedStyle(element);
        const text = element.closest("svg") ? style.fill : style.color;
        pairs.set(`${text} on ${behind(element)}`, [text, behind(element)]);
    }
    const faint = [];
    for (const [name, [text, ground]] of pairs) {
        const [high, low] = [light(text), light(ground)].sort((a, b) => b - a);
        if ((high + 0.05) / (low + 0.05) < 4.5) faint.push(name);
    }
    return [light(behind(document.body)) < 0.2, faint];
})()
