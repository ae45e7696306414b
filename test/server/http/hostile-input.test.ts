import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { openPermit, permitPeople, saveStep, sendEvent, type PermitPeople } from '../../support/permit-case.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

describe.each(databases)('probe on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let admin: Client;
  const out: string[] = [];
  beforeAll(async () => {
    server = await testServer({ database });
    people = await permitPeople(server);
    admin = await server.signedIn({ administrator: true });
  });
  afterAll(async () => {
    console.log(out.join('\n'));
    await server.close();
  });
  const note = (name: string, r: { status: number; text?: string }) =>
    out.push(`${r.status >= 500 ? '!!! ' : ''}${database} ${name}: ${r.status} ${(r.text ?? '').slice(0, 160)}`);
  const raw = async (c: Client, method: string, path: string, body?: string | Buffer, headers: Record<string, string> = {}) => {
    const r = await c.request(path, { method, headers: { Origin: server.url, 'Content-Type': 'application/json', ...headers }, ...(body === undefined ? {} : { body }) });
    return { status: r.status, text: await r.text() };
  };
  it('text', async () => {
    const { gardener, clerk } = people;
    const id = await openPermit(people);
    const step = `/api/v1/cases/${id}/forms/application/steps/garden`;
    note('nul owner', await saveStep(gardener, id, 'application.garden', 0, { owner: 'Rose Hill', area: 3, beds: [{ plant: 'a\u0000b' }] }));
    note('surrogate', await saveStep(gardener, id, 'application.garden', 1, { owner: 'Rose Hill', area: 3, beds: [{ plant: 'a\ud800b' }] }));
    note('area text', await saveStep(gardener, id, 'application.garden', 1, { owner: 'Rose Hill', area: 'abc' }));
    note('area text', await saveStep(gardener, id, 'application.garden', 2, { owner: 'Rose Hill', area: 'abc' }));
    for (const sort of ['summary.area', '-summary.area', 'openedOn', 'x', '__proto__', 'constructor', 'summary.__proto__', "summary.area')--"]) note(`sort ${sort}`, await admin.get(`/api/v1/cases?program=permit&sort=${encodeURIComponent(sort)}`));
    note('filter numeric', await admin.get('/api/v1/cases?program=permit&filter=summary.area:1..5'));
    note('filter numeric 1e400', await admin.get('/api/v1/cases?program=permit&filter=summary.area:1e400'));
    note('mine', await gardener.get('/api/v1/cases?program=permit&list=mine&sort=area'));
    const id2 = await openPermit({ company: people.company, gardener });
    note('area nul', await saveStep(gardener, id2, 'application.garden', 0, { owner: 'Rose Hill', area: 'a\u0000' }));
    note('sort after nul', await admin.get('/api/v1/cases?program=permit&sort=summary.area'));
    note('area surrogate', await saveStep(gardener, id2, 'application.garden', 1, { owner: 'Rose Hill', area: '\ud800' }));
    note('area surrogate', await saveStep(gardener, id2, 'application.garden', 0, { owner: 'Rose Hill', area: '\ud800' }));
    note('sort after surrogate', await admin.get('/api/v1/cases?program=permit&sort=summary.area'));
    note('area 1e400', await raw(gardener, 'PUT', step, '{"owner":"Rose Hill","area":1e400}', { 'If-Match': '"3"' }));
    note('area huge', await raw(gardener, 'PUT', step, '{"owner":"Rose Hill","area":1e308}', { 'If-Match': '"4"' }));
    note('area obj', await raw(gardener, 'PUT', step, '{"owner":"Rose Hill","area":{"a":[1]}}', { 'If-Match': '"3"' }));
    note('sort after', await admin.get('/api/v1/cases?program=permit&sort=summary.area'));
    note('proto', await raw(gardener, 'PUT', step, '{"owner":"Rose Hill","__proto__":{"x":1}}', { 'If-Match': '"5"' }));
    note('constructor', await raw(gardener, 'PUT', step, '{"owner":"Rose Hill","constructor":{"prototype":{"x":1}}}', { 'If-Match': '"5"' }));
    note('toString', await raw(gardener, 'PUT', step, '{"owner":"Rose Hill","toString":"x","hasOwnProperty":1}', { 'If-Match': '"5"' }));
    note('array body', await raw(gardener, 'PUT', step, '[1]', { 'If-Match': '"5"' }));
    note('null body', await raw(gardener, 'PUT', step, 'null', { 'If-Match': '"5"' }));
    note('string body', await raw(gardener, 'PUT', step, '"x"', { 'If-Match': '"5"' }));
    note('empty body', await raw(gardener, 'PUT', step, '', { 'If-Match': '"5"' }));
    note('bad utf8', await raw(gardener, 'PUT', step, Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), { 'If-Match': '"5"' }));
    note('bad gzip', await raw(gardener, 'PUT', step, 'zzz', { 'If-Match': '"5"', 'Content-Encoding': 'gzip' }));
    note('utf16', await raw(gardener, 'PUT', step, Buffer.from('{}', 'utf16le'), { 'If-Match': '"5"', 'Content-Type': 'application/json; charset=utf-16' }));
    note('deep', await raw(gardener, 'PUT', step, '['.repeat(50000) + ']'.repeat(50000), { 'If-Match': '"5"' }));
    note('deep obj', await raw(gardener, 'PUT', step, '{"beds":'.repeat(20000) + '1' + '}'.repeat(20000), { 'If-Match': '"5"' }));
    const cur = await gardener.get<{ revision: number }>(step);
    let t = Date.now();
    const rows = Array.from({ length: 60000 }, () => ({ plant: 'a' }));
    note('60k rows', await saveStep(gardener, id, 'application.garden', cur.body.revision, { owner: 'Rose Hill', area: 2, beds: rows }));
    out.push(`   ${Date.now() - t} ms`);
    t = Date.now();
    const again = await saveStep(gardener, id, 'application.garden', cur.body.revision + 1, { owner: 'Rose Hill', area: 2, beds: Array.from({ length: 100000 }, () => ({})) });
    note('100k empties', { status: again.status, text: again.text.slice(0, 80) + again.text.length });
    out.push(`   ${Date.now() - t} ms`);
    t = Date.now();
    note('read form', await gardener.get(`/api/v1/cases/${id}`));
    out.push(`   ${Date.now() - t} ms`);
    for (const m of ['W/"3"', '*', '"999999999999999"', '"9007199254740993"', '"-1"', '""', '"1","2"', '3', '"3000000000"']) note(`if-match ${m}`, await raw(gardener, 'PUT', step, '{"owner":"Rose Hill"}', { 'If-Match': m }));
    for (const m of ['W/"3"', '*', '"999999999999999"', '"3000000000"', '"-1"']) note(`event if-match ${m}`, await raw(gardener, 'POST', `/api/v1/cases/${id}/events`, '{"type":"WITHDRAW"}', { 'If-Match': m, 'Idempotency-Key': 'k1' }));
    for (const type of ['xstate.init', 'xstate.after.reminder.permit.correction', 'xstate.done.state.permit', '__proto__', 'constructor', 'toString', '*', 'PAID', 'save', 'assign', 'start', 'a\u0000', '\ud800', 'hasOwnProperty', '']) note(`event ${type}`, await sendEvent(gardener, id, type));
    for (const k of ['__proto__', 'x'.repeat(201), 'constructor', 'a b']) note(`key ${k.slice(0, 20)}`, await sendEvent(gardener, id, 'NOPE', { key: k }));
    for (const q of ['q=%00', 'q=%ff', 'q=%ED%A0%80', 'q=%25', "q='", 'q=\\', 'state=%00', 'list=%00', 'list=__proto__', 'program=%00', 'filter=company:%00', 'filter=openedOn:%00..', 'filter=state:a', 'sort=%00', 'cursor=%00', 'limit=0', 'limit=1e9', 'limit=-1', 'limit=NaN', 'q[]=1', 'q[a]=1', 'filter=__proto__:1', 'filter=company:' + 'x'.repeat(290), 'cursor=' + Buffer.from('["-openedOn","\\u0000","x"]').toString('base64url'), 'cursor=' + Buffer.from('["-openedOn",1e300,"x"]').toString('base64url'), 'cursor=' + Buffer.from('["-openedOn",5,"x"]').toString('base64url'), 'sort=summary.area&cursor=' + Buffer.from('["summary.area","abc","x"]').toString('base64url'), 'sort=number&cursor=' + Buffer.from('["number",5,"\\u0000"]').toString('base64url')]) note(`list ${q.slice(0, 60)}`, await admin.get(`/api/v1/cases?program=permit&${q}`));
    for (const p of ['/api/v1/programs/__proto__', '/api/v1/programs/..%2f..%2fetc', '/api/v1/programs/constructor', '/api/v1/programs/%00', '/api/v1/releases/..%2f/forms/application', '/api/v1/releases/' + 'a'.repeat(64) + '/forms/application', '/api/v1/cases/%00', '/api/v1/cases/%ff', '/api/v1/cases/..%2f', '/api/v1/files/%00', '/api/v1/files/..%2f..%2fsecret', '/..%2f..%2f..%2fetc/passwd', '/assets/..%2f..%2f..%2f..%2fetc/passwd', '/%00', '/%ff', '/assets/%00', '//', '/api/v1/cases/' + 'x'.repeat(5000), '/api/v1/companies?q=%00', '/api/v1/users?q=%00', '/api/v1/users?q=%ED%A0%80', '/api/v1/invoices?cursor=eA', '/api/v1/invoices?cursor=' + Buffer.from('["\\u0000","\\u0000"]').toString('base64url'), '/api/v1/companies?cursor=' + Buffer.from('["\\u0000","\\u0000"]').toString('base64url'), '/api/v1/users?cursor=' + Buffer.from('["\\u0000","\\u0000"]').toString('base64url'), '/api/v1/letters?cursor=' + Buffer.from('["\\u0000","\\u0000"]').toString('base64url'), '/api/v1/certificates?cursor=' + Buffer.from('["\\u0000","\\u0000"]').toString('base64url'), '/api/v1/operations/outbox?cursor=' + Buffer.from('["\\u0000","\\u0000"]').toString('base64url'), '/api/v1/operations/mails?cursor=' + Buffer.from('["\\u0000","\\u0000"]').toString('base64url'), '/api/v1/operations/timers?cursor=' + Buffer.from('["\\u0000","\\u0000"]').toString('base64url'), `/api/v1/cases/${id}/forms/__proto__`, `/api/v1/cases/${id}/forms/constructor/steps/constructor`, `/api/v1/cases/${id}/forms/application/steps/__proto__`, `/api/v1/cases/${id}/problems?form=constructor`, '/sandbox/%00', '/api/v1/payments/%00', '/api/auth/%00', '/api/auth/get-session', '/api/v1/training?q=%00', '/api/v1/training?user=%00']) note(`get ${p.slice(0, 90)}`, await admin.get(p));
    note('company nul attr', await admin.post('/api/v1/companies', { name: 'X', attributes: { a: '\u0000', b: '\ud800' } }));
    note('company proto', await raw(admin, 'POST', '/api/v1/companies', '{"name":"X","attributes":{"__proto__":{"a":1},"constructor":1}}'));
    note('company surrogate', await admin.post('/api/v1/companies', { name: 'X\ud800' }));
    note('company if-match', await raw(admin, 'PATCH', `/api/v1/companies/${people.company.id}`, '{"name":"Rose Hill"}', { 'If-Match': '"999999999999999"' }));
    note('me', await gardener.patch('/api/v1/me', { name: 'X\ud800Y' }));
    note('me nul', await gardener.patch('/api/v1/me', { name: 'X\u0000Y', language: 'en', phone: '\u0000' }));
    for (const role of ['system', 'administrator', '__proto__', 'constructor', 'toString', 'gardener', 'clerk']) {
      note(`grant ${role}`, await raw(admin, 'POST', `/api/v1/users/${people.stranger.user.id}/roles`, JSON.stringify({ program: 'permit', role })));
      note(`put grant ${role}`, await raw(admin, 'PUT', `/api/v1/users/${people.stranger.user.id}/roles/permit/${role}`));
      note(`member ${role}`, await admin.post(`/api/v1/companies/${people.company.id}/members`, { email: people.stranger.user.email, role }));
    }
    for (const name of ['a%0d%0aSet-Cookie: x=1.pdf', '%00.pdf', '..%2f..%2fx.pdf', '%E2%80%AEfdp.pdf', '%ff.pdf', 'x'.repeat(3000) + '.pdf', '%F0%9F%98%80'.repeat(150) + 'abc.pdf', '%F0%9F%98%80'.repeat(150) + 'ab.pdf'])
      note(`upload ${name.slice(0, 30)}`, await raw(gardener, 'POST', `/api/v1/me/files`, '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n', { 'Content-Type': 'application/octet-stream', 'X-File-Name': name }));
    note('training date', await gardener.post('/api/v1/me/training', { course: 'x', completedOn: '2026-02-30', evidence: null }));
    note('training date', await gardener.post('/api/v1/me/training', { course: 'x', completedOn: '0000-01-01', evidence: null }));
    note('training nul', await gardener.post('/api/v1/me/training', { course: 'x\u0000', completedOn: '2020-01-01', evidence: null }));
    note('pay', await raw(gardener, 'POST', '/api/v1/payments', '{"invoices":["a"]}', { 'Idempotency-Key': '__proto__' }));
    note('pay many', await raw(gardener, 'POST', '/api/v1/payments', JSON.stringify({ invoices: Array.from({ length: 20000 }, (_, i) => `a${i}`) }), { 'Idempotency-Key': '12345678' }));
    note('notice', await raw(gardener, 'POST', '/api/v1/payment-notices/sandbox', '{}'));
    note('notice', await raw(gardener, 'POST', '/api/v1/payment-notices/__proto__', '{}'));
    note('sign-in', await raw(server.anonymous, 'POST', '/api/auth/sign-in/username', '{"username":"a\\u0000","password":"\\u0000aaaaaaaaaaa"}'));
    note('sign-in2', await raw(server.anonymous, 'POST', '/api/auth/sign-in/email', '{"email":"a\\u0000@x.org","password":"\\u0000aaaaaaaaaaa"}'));
    note('sign-in obj', await raw(server.anonymous, 'POST', '/api/auth/sign-in/email', '{"email":{"a":1},"password":[]}'));
    note('sign-up nul', await raw(server.anonymous, 'POST', '/api/auth/sign-up/email', '{"email":"a@x.org","name":"a\\u0000","username":"abcdef","password":"aaaaaaaaaaaaaa"}'));
    note('sign-up admin', await raw(server.anonymous, 'POST', '/api/auth/sign-up/email', '{"email":"ab@x.org","name":"a","username":"abcdefg","password":"aaaaaaaaaaaaaa","administrator":true,"status":"active","emailVerified":true}'));
    note('sign-up surrogate', await raw(server.anonymous, 'POST', '/api/auth/sign-up/email', '{"email":"abc@x.org","name":"a\\ud800","username":"abcdefgh","password":"aaaaaaaaaaaaaa"}'));
    note('auth garbage', await raw(server.anonymous, 'POST', '/api/auth/sign-in/email', '{{{'));
    note('auth reset', await raw(server.anonymous, 'POST', '/api/auth/reset-password', '{"token":"\\u0000","newPassword":"aaaaaaaaaaaaaaa"}'));
    note('auth cookie', await client2(server.url, `attest.session_token=%00%ff`));
    note('auth cookie2', await client2(server.url, `better-auth.session_token=%E0%A4%A`));
    note('update-user', await raw(gardener, 'POST', '/api/auth/update-user', '{"administrator":true,"name":"x"}'));
    note('clerk list', await clerk.get('/api/v1/cases?program=permit'));
    expect(1).toBe(1);
  }, 400_000);
});
async function client2(url: string, cookie: string) {
  const r = await fetch(`${url}/api/v1/me`, { headers: { Cookie: cookie } });
  return { status: r.status, text: await r.text() };
}
