// Shows the same cards again, made from the content as it is now.
const { version } = document.currentScript.dataset;
const form = document.forms[0];
const show = () => form.requestSubmit(form.querySelector(".default"));
new EventSource("/preview/changes").addEventListener("version", ({ data }) => {
    if (data !== version)
        show();
});
for (const radio of form.elements.namedItem("place"))
    radio.addEventListener("change", show);
export {};
