import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the server counts. Labels are closed sets: route patterns, never addresses or ids. */
export interface Metrics {
  registry: Registry;
  requests: Histogram<'method' | 'route' | 'status'>;
  inFlight: Gauge;
  events: Counter<'result'>;
  effects: Counter<'type' | 'result'>;
}

/** A registry of its own, so that several servers can live in one process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Histogram({
      name: 'attest_http_request_seconds',
      help: 'Time to answer an HTTP request.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    inFlight: new Gauge({
      name: 'attest_http_in_flight',
      help: 'HTTP requests being answered.',
      registers: [registry],
    }),
    events: new Counter({
      name: 'attest_events_total',
      help: 'Events sent to cases, by result.',
      labelNames: ['result'],
      registers: [registry],
    }),
    effects: new Counter({
      name: 'attest_effects_total',
      help: 'Effects run from the outbox, by type and result.',
      labelNames: ['type', 'result'],
      registers: [registry],
    }),
  };
}
