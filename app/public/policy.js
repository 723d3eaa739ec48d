// Runs before anything else of the page. The built page lets nothing turn text into markup or into the address of a script but by these
// rules: no markup at all, and workers from the page's own folder.
globalThis.trustedTypes?.createPolicy('default', {
  createHTML(text) {
    // text without this sign makes no element, wherever it is put: Mantine writes its variables into a style element so
    if (text.includes('<')) throw new TypeError('This page turns no text into markup.');
    return text;
  },
  createScriptURL(url) {
    const base = new URL('.', document.baseURI).href;
    if (!new URL(url, base).href.startsWith(base)) throw new TypeError(`This page runs no script from ${url}.`);
    return url;
  },
});

// zod would try whether it may make code of text
globalThis.__zod_globalConfig = { jitless: true };
