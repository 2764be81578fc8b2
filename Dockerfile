# hetong with recognition, LibreOffice and Chinese fonts. Rootless; needs no network when it runs.
#   docker build -t hetong .
#   docker run --rm --network none -v "$PWD/contracts:/work/contracts:ro" -v "$PWD/out:/work/out" hetong run contracts -o out

FROM python:3.12-slim-bookworm AS build
WORKDIR /src
RUN python -m venv /opt/hetong
COPY requirements.lock pyproject.toml README.md LICENSE ./
COPY extract extract
COPY rules rules
# The versions of the lock, of which only what the extras need is installed.
RUN sed -e '/^ *--hash/d' -e 's/ *\\$//' requirements.lock > /pins.txt \
    && python -m venv /tools \
    && /tools/bin/python -m pip install --no-cache-dir --disable-pip-version-check -c /pins.txt build hatchling \
    && /tools/bin/python -m build --wheel --no-isolation --outdir /dist . \
    && wheel="$(ls /dist/hetong-*.whl)" \
    && /opt/hetong/bin/python -m pip install --no-cache-dir --disable-pip-version-check \
        -c /pins.txt "${wheel}[ocr,ofd,papers,analytics]"

FROM python:3.12-slim-bookworm
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        fontconfig fonts-noto-cjk libgl1 libglib2.0-0 libreoffice-writer-nogui \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --shell /usr/sbin/nologin hetong \
    && install --directory --owner hetong --group hetong /work
COPY --from=build /opt/hetong /opt/hetong
ENV PATH="/opt/hetong/bin:$PATH" \
    PYTHONUTF8=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    LANG=C.UTF-8
# What the rules are compiled to is there before the first command.
ENV HETONG_CACHE=/opt/hetong/patterns
RUN python -m extract.batch.preload
USER 10001
WORKDIR /work
# Contracts are mounted below it, results are written below it.
VOLUME ["/work"]
HEALTHCHECK --interval=5m --timeout=60s --start-period=30s --retries=2 CMD ["hetong", "doctor", "--json"]
ENTRYPOINT ["hetong"]
CMD ["--help"]
