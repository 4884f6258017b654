/** Asked for as soon as the page is there, and not in its way: the first code is shown much later. */
const library = import("uqr");

/** The library that turns a text into the dark and light cells of a QR code. */
export async function loadEncoder(): Promise<(typeof import("uqr"))["encode"]> {
  return (await library).encode;
}
