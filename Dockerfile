# syntax=docker/dockerfile:1
# One image per process: docker build --target api|worker|bot|web|sandbox .
ARG NODE_IMAGE=node:24-bookworm-slim

FROM ${NODE_IMAGE} AS build
ENV CI=true
RUN npm install --global pnpm@12.21.0
WORKDIR /src
COPY . .
# Only what the apps and their libraries need: not the embedded PostgreSQL of `npm start`, not the test tools of e2e and bench.
RUN --mount=type=cache,id=pnpm,target=/pnpm \
    pnpm install --frozen-lockfile --store-dir /pnpm --package-import-method copy --filter latchkey --filter "./apps/*..." \
 && pnpm --recursive --filter "./apps/*" run build \
 && for app in api worker bot web sandbox; do \
      pnpm --filter "@latchkey/$app" --prod --offline --store-dir /pnpm --package-import-method copy deploy --legacy "/out/$app" || exit 1; \
      mv "/out/$app/node_modules" /out/node_modules && rm -rf "/out/$app" && mkdir "/out/$app"; \
      mv /out/node_modules "/out/$app/node_modules"; \
      cp -R "apps/$app/dist" "apps/$app/package.json" "/out/$app/"; \
    done \
 && cp -R libs/db/migrations /out/api/migrations

FROM ${NODE_IMAGE} AS runtime
ENV NODE_ENV=production HOST=0.0.0.0
WORKDIR /app
USER node
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]

# The api; `node dist/migrate.js` in the same image brings the database up to date.
FROM runtime AS api
ENV PORT=4101
EXPOSE 4101
COPY --from=build /out/api ./

FROM runtime AS worker
ENV PORT=4102
EXPOSE 4102
COPY --from=build /out/worker ./

FROM runtime AS bot
ENV PORT=4103
EXPOSE 4103
COPY --from=build /out/bot ./

FROM runtime AS web
ENV PORT=4100
EXPOSE 4100
COPY --from=build /out/web ./

# Stripe, Telegram and a mail server, emulated. Never beside a live Stripe key.
FROM runtime AS sandbox
ENV PORT=4110 SANDBOX_DATA_FILE=/data/sandbox.json
EXPOSE 4110 4111
USER root
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
COPY --from=build /out/sandbox ./
