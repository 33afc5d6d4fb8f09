# Steplint in a container, from the archive of a release; ../../Dockerfile is the same from a checkout.
FROM eclipse-temurin:25-jdk-alpine AS build
COPY assembly/ /assembly/
RUN mkdir -p /opt && cd /opt && unzip -q /assembly/{{distributionArtifactFile}} \
    && mv {{distributionArtifactRootEntryName}} steplint && chmod +x steplint/bin/steplint steplint/bin/steplint-archive
RUN modules=$(jdeps --multi-release 25 --ignore-missing-deps --print-module-deps -q \
      -cp '/opt/steplint/lib/*' /opt/steplint/lib/*.jar 2>/dev/null | grep -v ^Warning) \
    && jlink --add-modules "$modules" --strip-debug --no-man-pages --no-header-files --output /opt/java

FROM alpine:3
{{#dockerLabels}}
LABEL {{.}}
{{/dockerLabels}}
COPY --from=build /opt/java /opt/java
COPY --from=build /opt/steplint /opt/steplint
ENV JAVA_HOME=/opt/java PATH="/opt/steplint/bin:${PATH}"
RUN steplint-archive && adduser -D -H -u 10001 steplint
USER 10001
WORKDIR /project
ENTRYPOINT ["steplint"]
CMD ["check"]
