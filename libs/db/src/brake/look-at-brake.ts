/** How often the sweep looks whether anybody still waits for a brake, in milliseconds. */
export const lookAtBrakeMs = 60_000;
