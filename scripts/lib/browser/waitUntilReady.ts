import type { Page } from 'playwright-core';

/** For so long nothing may be read and nothing may change in the page, milliseconds. */
const QUIET_MS = 400;

/** A page that is not ready by then never will be, milliseconds. */
const PATIENCE_MS = 60_000;

/** Waits until a page has its heading, reads nothing any more, and has stopped changing. */
export async function waitUntilReady(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page.evaluate(
    ([quietMs, patienceMs]) =>
      new Promise<void>((resolve, reject) => {
        const busy = () => document.querySelector<HTMLElement>('main [aria-busy="true"]');
        let quiet: ReturnType<typeof setTimeout>;
        // a clock that goes on is no change
        const isClock = ({ target }: MutationRecord) =>
          (target instanceof Element ? target : target.parentElement)?.closest('time') instanceof Element;
        const observer = new MutationObserver((changes) => {
          if (!changes.every(isClock)) begin();
        });
        const late = setTimeout(() => {
          observer.disconnect();
          clearTimeout(quiet);
          reject(new Error(`the page is not ready, but ${busy() === null ? 'goes on changing' : 'still reads'}`));
        }, patienceMs);
        function begin(): void {
          clearTimeout(quiet);
          quiet = setTimeout(() => {
            if (busy() !== null) return begin();
            observer.disconnect();
            clearTimeout(late);
            resolve();
          }, quietMs);
        }
        observer.observe(document.body, { subtree: true, childList: true, characterData: true });
        begin();
      }),
    [QUIET_MS, PATIENCE_MS] as const,
  );
}
