import type { Page } from 'playwright-core';

/** Acts as somebody of the development chain, by the bar that such a chain has at the bottom of the page. */
export async function actAs(page: Page, name: string): Promise<void> {
  const choice = page.getByRole('combobox', { name: 'Act as' });
  await choice.click();
  await page.getByRole('option', { name: new RegExp(`^${name}\\b`) }).click();
  await page.waitForFunction(([element, wanted]) => (element as HTMLInputElement).value.startsWith(wanted), [
    await choice.elementHandle(),
    name,
  ] as const);
}
