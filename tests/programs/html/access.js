[
    [...document.querySelectorAll("table")].filter((table) => !table.caption?.textContent.trim()),
    [...document.querySelectorAll("th")].filter((head) => !head.scope),
    [...document.querySelectorAll("svg:not([aria-hidden])")].filter((svg) => svg.role !== "img" || !(svg.ariaLabel || svg.getAttribute("aria-labelledby") || svg.querySelector("title"))),
    [...document.querySelectorAll("input")].filter((input) => !input.labels.length && !input.ariaLabel),
    [...document.querySelectorAll("a[href^='#']")].filter((link) => link.hash.length > 1 && !document.querySelector(link.hash)),
    [...document.querySelectorAll("a, button, input, .scroll")].filter((own) => own.checkVisibility() && own.tabIndex < 0),
    [...document.querySelectorAll("h1, h2, h3, h4")].map((head) => Number(head.tagName[1]))
        .filter((level, at, levels) => level > (levels[at - 1] ?? 0) + 1),
    [document.documentElement].filter((root) => root.lang !== "en" || !document.title),
].map((wrong) => wrong.length)
