# cjmap with all that it needs to draw: libcairo, what Graphviz needs, and fonts for every language. Use it on the current folder:
#   docker run --rm --user "$(id -u):$(id -g)" -v "$PWD:/maps" cjmap build -o output

FROM python:3.13-slim-bookworm@sha256:67a1e1f215ccda113cfc024e8639049257e88f273898f595b61476d128d387e8 AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /src
COPY .ci/pinned .ci/pinned
RUN python -m venv /opt/cjmap
RUN /opt/cjmap/bin/pip install --require-hashes -r .ci/pinned/fonts.txt
COPY pyproject.toml README.md LICENSE ./
COPY cjmap cjmap
COPY schemas schemas
COPY samples/templates samples/templates
RUN /opt/cjmap/bin/pip install --no-build-isolation --no-deps .

FROM python:3.13-slim-bookworm@sha256:67a1e1f215ccda113cfc024e8639049257e88f273898f595b61476d128d387e8
RUN apt-get update \
    && apt-get install -y --no-install-recommends libcairo2 libglib2.0-0 \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/cjmap /opt/cjmap
RUN useradd --create-home --uid 1000 cjmap
# the user of the container may be anybody, without a home: what fontconfig remembers goes where everybody may write
ENV PATH=/opt/cjmap/bin:$PATH XDG_CACHE_HOME=/tmp
USER cjmap
WORKDIR /maps
ENTRYPOINT ["cjmap"]
CMD ["--help"]
