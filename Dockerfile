# docker build -t backchat .
# For a newer image: docker buildx imagetools inspect node:24-bookworm-slim
ARG NODE=node:24-bookworm-slim@sha256:6f7b03f7c2c8e2e784dcf9295400527b9b1270fd37b7e9a7285cf83b6951452d
FROM $NODE AS build
WORKDIR /backchat
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY dialogs ./dialogs
COPY src ./src
COPY adapters ./adapters
RUN npm run build && npm ci --omit=dev --ignore-scripts

FROM $NODE
WORKDIR /backchat
COPY --from=build /backchat/package.json ./
COPY --from=build /backchat/node_modules ./node_modules
COPY --from=build /backchat/adapters/web/public ./adapters/web/public
COPY --from=build /backchat/adapters/slack/manifest.json ./adapters/slack/manifest.json
COPY --from=build /backchat/dialogs ./dialogs
COPY --from=build /backchat/dist ./dist
USER node
ENV NODE_ENV=production OPERATE_PORT=9464
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s \
  CMD ["node", "-e", "require('node:http').get(`http://127.0.0.1:${process.env.OPERATE_PORT || process.exit()}/healthz`, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
CMD ["node", "dist/src/main.js"]
