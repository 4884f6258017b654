/** Keys that move the focus, in reading order: right and down go on, left and up go back. */
const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

const focusable = "button, input, [href], [tabindex='0']";

/** Controls in the order in which they are read. A sheet that is open keeps the focus inside. */
function controlsOf(page: Document): HTMLElement[] {
  const room = page.querySelector("dialog[open]") ?? page;
  return Array.from(room.querySelectorAll<HTMLElement>(focusable)).filter((each) =>
    each.checkVisibility(),
  );
}

/** @returns whether the key was an arrow and the focus moved. */
export function moveFocus(page: Document, key: string): boolean {
  const step = steps[key];
  if (step === undefined) return false;
  const controls = controlsOf(page);
  const at = controls.findIndex((each) => each === page.activeElement);
  if (isEditing(page.activeElement, key)) return false;
  const first = step > 0 ? 0 : controls.length - 1;
  const next = at === -1 ? first : (at + step + controls.length) % controls.length;
  controls[next]?.focus({ preventScroll: false });
  return controls.length > 0;
}

/** Left and right belong to the text somebody is writing. */
function isEditing(element: Element | null, key: string): boolean {
  const isText = element instanceof HTMLInputElement && element.value !== "";
  return isText && (key === "ArrowLeft" || key === "ArrowRight");
}
