/** What people call a kiosk: "k2" is number 2; any other name stays as it is. */
export function kioskNumber(kiosk: string): string {
  return /^k(\d+)$/.exec(kiosk)?.[1] ?? kiosk;
}
