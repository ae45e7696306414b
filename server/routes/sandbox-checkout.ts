import type { Response } from 'express';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, type Route, type RouteAnswer } from '../http/define-route.ts';
import { readText } from '../http/read-text.ts';
import { nonceOf } from '../http/security-headers.ts';
import { paySandbox, readSandboxCheckout, showSandboxPage } from '../use-cases/pay-sandbox.ts';

const html = { contentType: 'text/html', description: 'The page' };

function answerPage(response: Response, status: number, page: { html: string; policy: string }): RouteAnswer {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.setHeader('Content-Security-Policy', page.policy);
  response.setHeader('Cache-Control', 'no-store');
  response.end(page.html);
  return { raw: true };
}

/** The built-in trial gateway's page; not there when another gateway is set. */
export function routes(deps: Deps): Route[] {
  if (!deps.payments.gateways.has('sandbox')) return [];
  const params = z.object({ session: z.string().max(64) });
  return [
    defineRoute({
      verb: 'read-sandbox-checkout',
      method: 'get',
      path: '/sandbox-checkout/:session',
      right: 'public',
      summary: 'The trial gateway’s payment page',
      tag: 'Sandbox',
      params,
      answers: { 200: html },
      async handle({ params: { session }, response }) {
        const checkout = await readSandboxCheckout(deps, session);
        return answerPage(response, 200, showSandboxPage(checkout, null, nonceOf(response)));
      },
    }),
    defineRoute({
      verb: 'pay-sandbox-checkout',
      method: 'post',
      path: '/sandbox-checkout/:session',
      right: 'public',
      summary: 'Takes a test card on the trial gateway’s page',
      tag: 'Sandbox',
      params,
      streams: 'application/x-www-form-urlencoded',
      answers: { 303: null, 422: html },
      async handle({ params: { session }, request, response }) {
        const form = new URLSearchParams(await readText(request, 4096));
        const result = await paySandbox(deps, session, form.get('number') ?? '');
        if ('goTo' in result) return { status: 303, headers: { Location: result.goTo } };
        const checkout = await readSandboxCheckout(deps, session);
        return answerPage(response, 422, showSandboxPage(checkout, result.message, nonceOf(response)));
      },
    }),
  ];
}
