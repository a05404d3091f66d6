/** Prometheus metrics; hand a `Registry` to `createHttpServer` and register own counters with it. */
export { Counter, Gauge, Histogram, Registry } from 'prom-client';
