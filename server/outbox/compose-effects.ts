import type { Deps } from '../deps.ts';
import type { SandboxGateway } from '../gateways/payments/sandbox.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import type { EffectDeps } from './effect-deps.ts';
import type { EffectHandler } from './handler.ts';
import { caseEventHandler } from './handlers/case-event.ts';
import { certificateHandler } from './handlers/certificate.ts';
import { closeCheckoutHandler } from './handlers/close-checkout.ts';
import { invoiceHandler } from './handlers/invoice.ts';
import { keepProfileHandler } from './handlers/keep-profile.ts';
import { letterHandler } from './handlers/letter.ts';
import { mailHandler } from './handlers/mail.ts';
import { messageNoticeHandler } from './handlers/message-notice.ts';
import { type DeliverNotice, sandboxNoticeHandler } from './handlers/sandbox-notice.ts';
import { voidInvoiceHandler } from './handlers/void-invoice.ts';
import { webhookHandler } from './handlers/webhook.ts';
import { webhookDeliveryHandler } from './handlers/webhook-delivery.ts';

/** Effect type → what does it. The types that a workflow may name are those of the engine's catalogue. */
function effectHandlers(
  deps: EffectDeps,
  sandbox: SandboxGateway | null,
  deliverNotice: DeliverNotice,
): { [type: string]: EffectHandler } {
  return {
    mail: mailHandler(deps),
    letter: letterHandler(deps),
    invoice: invoiceHandler(deps),
    'void-invoice': voidInvoiceHandler(deps),
    certificate: certificateHandler(deps),
    'keep-profile': keepProfileHandler(deps),
    webhook: webhookHandler(deps),
    'webhook-delivery': webhookDeliveryHandler(deps),
    'case-event': caseEventHandler(deps),
    'close-checkout': closeCheckoutHandler(deps.payments),
    'message-notice': messageNoticeHandler(deps),
    ...(sandbox === null ? {} : { 'sandbox-notice': sandboxNoticeHandler(deps, sandbox, deliverNotice) }),
  };
}

/** The dispatcher over all handlers, counted in the metrics. */
export function composeDispatcher(
  deps: EffectDeps & Pick<Deps, 'metrics' | 'log' | 'changes'>,
  sandbox: SandboxGateway | null,
  deliverNotice: DeliverNotice,
  random: () => number,
): Dispatcher {
  return createDispatcher({
    db: deps.db,
    transact: deps.transact,
    clock: deps.clock,
    random,
    log: deps.log,
    handlers: effectHandlers(deps, sandbox, deliverNotice),
    publish: (change) => deps.changes.publish(change),
    onResult: (type, result) => deps.metrics.effects.inc({ type, result }),
  });
}
