const shown = (id) => [...document.querySelectorAll(`#${id} tbody tr:not(.group)`)]
    .filter((row) => row.checkVisibility());
const column = (id, title) => [...document.querySelectorAll(`#${id} thead th`)]
    .findIndex((head) => head.textContent === title);
const texts = (id, title) => shown(id).map((row) => row.cells[column(id, title)].textContent.trim());
const type = async (id, words) => {
    const input = document.querySelector(`#${id} input`);
    input.value = words;
    input.dispatchEvent(new Event("input"));
    await new Promise((done) => setTimeout(done, 400));
    return document.querySelector(`#${id} output`).textContent;
};
