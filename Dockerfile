# Fabrique in one container: the database is elsewhere. See docs/deploying.md.
FROM node:24-bookworm-slim
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
RUN chown node:node /app
USER node
COPY --chown=node:node package.json package-lock.json .npmrc ./
# The build's tools are development packages; the mark tells our commands that the packages are those of the lock.
RUN npm ci --include=dev && sha256sum package-lock.json | cut -c1-64 > node_modules/.fabrique-lock
COPY --chown=node:node . .
# The same at build and at run: a form opened before an update is then still accepted after it. It stays in the image.
ARG NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
RUN npm run build
EXPOSE 3000
CMD ["node", "server/bootstrap.mjs", "start"]
