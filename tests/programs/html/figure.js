((obligations) => {
    const differing = [];
    const links = [...document.querySelectorAll("a[data-follow]")];
    for (const link of links) {
        const conditions = Object.entries(JSON.parse(link.dataset.follow));
        const counted = obligations.filter((obligation) =>
            conditions.every(([column, values]) => values.includes(obligation[column])));
        const rows = [...new Set(counted.map(({ measure, body }) => `${measure} ${body}`))].sort();
        link.click();
        const [measures, bodies] = ["Measure", "Body"].map((title) => texts("annex", title));
        const led = measures.map((measure, at) => `${measure} ${bodies[at]}`).sort();
        const isNamed = document.querySelector("#annex .chosen").checkVisibility();
        if (Number(link.textContent) !== counted.length || led.join() !== rows.join() || !isNamed) {
            differing.push([link.dataset.follow, link.textContent, led, rows, isNamed]);
        }
    }
    return [links.some((link) => link.dataset.follow.includes("due_period")), differing];
})
