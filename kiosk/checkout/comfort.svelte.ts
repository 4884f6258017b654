/** How the kiosk is made easier to use. Each mode restyles the same flow; all end with the sale. */
export class Comfort {
  /** Everything that is touched lies low. */
  reach = $state(false);
  /** Text is half as large again. */
  largeText = $state(false);
  /** White on black. */
  contrast = $state(false);

  reset(): void {
    this.reach = false;
    this.largeText = false;
    this.contrast = false;
  }
}
