// The limit of a page from memory: nothing but Node's own server with the same body. Run as a process: takes {body, headers}, says its port.
import { createServer } from 'node:http';
import type net from 'node:net';

process.on('message', ({ body, headers }: { body: string; headers: Record<string, string> }) => {
  const bytes = Buffer.from(body, 'base64');
  const server = createServer((_request, response) => {
    response.writeHead(200, { ...headers, 'content-length': bytes.length });
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as net.AddressInfo).port));
});
