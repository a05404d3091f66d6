/** Where every process takes its time from, so that the sandbox can move it. Leases and signatures stay on wall time. */
export interface Clock {
  now(): Date;
}
