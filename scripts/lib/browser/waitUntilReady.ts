import type { Page } from 'playwright-core';

/** For so long nothing may be read and nothing may change in the page, milliseconds. */
const QUIET_MS = 400;

/** Waits until a page has its heading, reads nothing any more, and has stopped changing. */
export async function waitUntilReady(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.evaluate(
    (quietMs) =>
      new Promise<void>((resolve) => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const observer = new MutationObserver(again);
        function again(): void {
          clearTimeout(timer);
          timer = setTimeout(() => {
            if (document.querySelector('main [aria-busy="true"]') !== null) return again();
            observer.disconnect();
            resolve();
          }, quietMs);
        }
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        again();
      }),
    QUIET_MS,
  );
}
