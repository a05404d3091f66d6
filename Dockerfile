# syntax=docker/dockerfile:1
# One image per process: docker build --target api|worker|bot|web|sandbox .
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
ENV CI=true
RUN npm install --global pnpm@12.21.0
WORKDIR /src
COPY . .
# Only what the apps and their libraries need: not the embedded PostgreSQL of `npm start`, not the tools of e2e and bench.
RUN --mount=type=cache,id=pnpm,target=/pnpm \
    pnpm install --frozen-lockfile --store-dir /pnpm --package-import-method copy --filter latchkey --filter "{./apps/*}..." \
 && pnpm --recursive --filter "./apps/*" run build
# Per process: its build, and by the same lockfile the packages that stayed outside of it. `pnpm deploy` would need either
# another layout of the workspace or a resolution without the lockfile.
RUN --mount=type=cache,id=pnpm,target=/pnpm \
    for app in api worker bot web sandbox; do \
      mkdir -p "/out/$app/apps/$app" \
      && cp -R package.json pnpm-lock.yaml pnpm-workspace.yaml patches "/out/$app/" \
      && cp -R "apps/$app/package.json" "apps/$app/dist" "/out/$app/apps/$app/" \
      && (cd "/out/$app" && pnpm install --prod --frozen-lockfile --store-dir /pnpm --package-import-method copy --filter "@latchkey/$app") \
      || exit 1; \
    done \
 && cp -R libs/db/migrations /out/api/apps/api/migrations

FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production HOST=0.0.0.0
USER node
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]

# The api; `node dist/migrate.js` in the same image brings the database up to date.
FROM runtime AS api
ENV PORT=4101
EXPOSE 4101
COPY --from=build /out/api /app
WORKDIR /app/apps/api

FROM runtime AS worker
ENV PORT=4102
EXPOSE 4102
COPY --from=build /out/worker /app
WORKDIR /app/apps/worker

FROM runtime AS bot
ENV PORT=4103
EXPOSE 4103
COPY --from=build /out/bot /app
WORKDIR /app/apps/bot

FROM runtime AS web
ENV PORT=4100
EXPOSE 4100
COPY --from=build /out/web /app
WORKDIR /app/apps/web

# Stripe, Telegram and a mail server, emulated. Never beside a live Stripe key.
FROM runtime AS sandbox
ENV PORT=4110 SANDBOX_DATA_FILE=/data/sandbox.json
EXPOSE 4110 4111
USER root
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
COPY --from=build /out/sandbox /app
WORKDIR /app/apps/sandbox
