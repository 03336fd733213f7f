import https from 'node:https';
import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A certificate for *.fabrique.test that signs itself, for these tests alone: its key is here for everybody to read. */
const CERT = `-----BEGIN CERTIFICATE-----
MIIBsTCCAVigAwIBAgIUL9lCjmks4otTgvgIN3Y0fExGpbIwCgYIKoZIzj0EAwIw
GDEWMBQGA1UEAwwNZmFicmlxdWUudGVzdDAgFw0yNjExMjQyMjI1MzFaGA8yMTI2
MTAzMTIyMjUzMVowGDEWMBQGA1UEAwwNZmFicmlxdWUudGVzdDBZMBMGByqGSM49
AgEGCCqGSM49AwEHA0IABHFNyTLyj1xwlaqlS9FisJdod3i4ix956/dGoeyUCfSK
aIj09PszOnq4TL9mGX7PessxuF0RxwgAbINc5Xc3e2ijfjB8MB0GA1UdDgQWBBRW
ssa1igN9ODAsHvPnLdX3o2Q+wzAfBgNVHSMEGDAWgBRWssa1igN9ODAsHvPnLdX3
o2Q+wzAPBgNVHRMBAf8EBTADAQH/MCkGA1UdEQQiMCCCDWZhYnJpcXVlLnRlc3SC
DyouZmFicmlxdWUudGVzdDAKBggqhkjOPQQDAgNHADBEAiBADmru0XGEdJFPtVBC
KuJgrMlZK/93E6GlCnHmM7v6QgIgGkPczvfNJ27NaUbXsyPcDByQqnYhltRsxTpG
UCk9ZT4=
-----END CERTIFICATE-----`;
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgnyf4WXl76/RwvOMP
CS0uLLKtHDXfamY+F1AQWqzWkv+hRANCAARxTcky8o9ccJWqpUvRYrCXaHd4uIsf
eev3RqHslAn0imiI9PT7Mzp6uEy/Zhl+z3rLMbhdEccIAGyDXOV3N3to
-----END PRIVATE KEY-----`;

/** What a reverse proxy does in front of Fabrique: ends TLS, passes everything on, says who asked and how. */
export async function tlsProxy(target: { port: number }): Promise<{ port: number; close: () => Promise<void> }> {
  const server = https.createServer({ cert: CERT, key: KEY }, (request, response) => {
    const onward = http.request({
      host: '127.0.0.1', port: target.port, method: request.method, path: request.url,
      headers: { ...request.headers, 'x-forwarded-proto': 'https', 'x-forwarded-host': request.headers.host, 'x-forwarded-for': request.socket.remoteAddress },
    }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}
