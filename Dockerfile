# Steplint in a container: docker build -t steplint . && docker run --rm -v "$PWD:/project" steplint check
# Built from a checkout; .jreleaser/docker is the same from the archive of a release.
FROM maven:3-eclipse-temurin-25-alpine AS build
COPY . /source
WORKDIR /source
RUN mvn -q -B -ntp -Dquick -Dmaven.test.skip=true -pl cli -am package \
    && rm -f cli/target/steplint/lib/steplint-*.aot cli/target/steplint/.built \
    && mv cli/target/steplint /opt/steplint
# A Java of only the modules that are needed is a quarter of a whole one.
RUN modules=$(jdeps --multi-release 25 --ignore-missing-deps --print-module-deps -q \
      -cp '/opt/steplint/lib/*' /opt/steplint/lib/*.jar 2>/dev/null | grep -v ^Warning) \
    && jlink --add-modules "$modules" --strip-debug --no-man-pages --no-header-files --output /opt/java

FROM alpine:3
COPY --from=build /opt/java /opt/java
COPY --from=build /opt/steplint /opt/steplint
ENV JAVA_HOME=/opt/java PATH="/opt/steplint/bin:${PATH}"
# The archive of classes is for exactly this Java at exactly this place, so it is made here.
RUN steplint-archive && adduser -D -H -u 10001 steplint
USER 10001
WORKDIR /project
ENTRYPOINT ["steplint"]
CMD ["check"]
