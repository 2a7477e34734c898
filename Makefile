# The commands of this repository. Needs Maven and a JDK 25, which is found wherever it is usually installed.

# Either the folder of a JDK or the one line that says what to install.
JAVA_HOME := $(shell build/find-jdk 2>&1)
ifeq ($(filter /%,$(JAVA_HOME))$(filter help,$(MAKECMDGOALS)),)
  $(error $(JAVA_HOME))
endif
export JAVA_HOME
# Maven's own libraries still use what JDK 25 warns about; the warnings are none of ours.
export MAVEN_OPTS += --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED

MVN := mvn -B -ntp
JAVA := $(JAVA_HOME)/bin/java
PRODUCTS := examples/products/target
SUITES ?= ../shared/suites

.DEFAULT_GOAL := help
.PHONY: help run gate test format dependencies engines openapi openapi-release look sbom bugs mutation reproducible conformance fuzz chaos shutdown bench bench-filters bench-outbox jmh first-five-minutes clean

help: ## Lists the targets
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

run: ## Builds and starts the Product service: PORT=8000 ENGINE=helidon|vertx|servlet DATA_DIR=.data DATABASE_URL=… AOT=off
	@$(MVN) -q -Prun -T 1C -pl examples/products -am package
	@exec build/launch $(PRODUCTS) dev.tenon.examples.products.dev.ProductsDev \
	  $(if $(PORT),--http.port=$(PORT)) $(if $(ENGINE),--engine=$(ENGINE))

gate: ## Checks everything that must hold: format, warnings, tests on real servers, coverage, likely bugs, arrows, dependencies, licences
	@$(JAVA) build/gate/Gate.java

test: ## Compiles and runs all tests
	@$(MVN) -T 1C verify

format: ## Formats all code
	@$(MVN) -q -T 1C process-sources -Dformat.phase=process-sources -Dformat.goal=apply

dependencies: ## Writes the lists of run-time dependencies that the gate compares with
	@$(JAVA) build/gate/Gate.java dependencies

engines: ## Writes the tables of docs/guide/engines.md, which the gate compares with
	@$(MVN) -q -T 1C -pl build/rules -am test -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dtest='*EngineTest,*HttpsTest,EnginesPageTest' -Dengines=write

openapi: ## Writes examples/products/openapi.json, which the gate compares with what the routes say
	@$(MVN) -q -T 1C -pl examples/products -am test -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dtest=ProductsOpenApiTest -Dopenapi.write=true

openapi-release: ## Keeps examples/products/openapi.json as what callers go by, at each release; the gate says what would break them
	@cp examples/products/openapi.json examples/products/openapi.released.json

look: ## Opens /docs and /redoc in a headless browser: CHROMIUM=chromium; the screenshots are in examples/products/target
	@$(MVN) -q -T 1C -pl examples/products -am test -Dsurefire.failIfNoSpecifiedTests=false -Dtest=DocsPagesLook
	@ls $(PRODUCTS)/*.png

sbom: ## Writes the bill of materials of each artifact to target/sbom and checks the licences in them
	@$(JAVA) build/gate/Gate.java sbom

bugs: ## Looks for likely bugs with SpotBugs and FindSecBugs, without the tests
	@$(JAVA) build/gate/Gate.java bugs

mutation: ## Measures how many small changes to core its tests notice; some minutes
	@$(JAVA) build/gate/Gate.java mutation

reproducible: ## Builds the last commit twice, in two folders, and compares the artifacts byte by byte
	@commit=$$(git rev-parse HEAD) && copies=$$(mktemp -d) && trap 'rm -rf "$$copies"' EXIT && for copy in one two; do \
	  mkdir "$$copies/$$copy" && git archive $$commit | tar -x -C "$$copies/$$copy" && cd "$$copies/$$copy" && \
	  $(MVN) -q -T 1C package -Dmaven.test.skip=true -Dsbom.phase=package && \
	  find . -path '*/target/tenon-*.jar' -o -path '*/target/bom.json' | sort | xargs sha256sum > "../$$copy.txt" && \
	  cd "$(CURDIR)" || exit 1; \
	done && diff "$$copies/one.txt" "$$copies/two.txt" && echo "$$(wc -l < "$$copies/one.txt") files, alike in both"

conformance: ## Runs the suites written by others, from SUITES=../shared/suites
	@if [ ! -d "$(SUITES)" ]; then echo "conformance: there is no folder $(SUITES); name it with SUITES=…"; exit 0; fi; \
	rm -f */*/target/surefire-reports/*Conformance.txt */*/*/target/surefire-reports/*Conformance.txt; \
	$(MVN) -q -T 1C -pl core/contracts,web/openapi/openapi,build/rules -am test \
	  -Dsurefire.failIfNoSpecifiedTests=false -Dtest='*Conformance' -DSUITES="$(abspath $(SUITES))" && \
	grep -h 'Tests run' core/contracts/target/surefire-reports/*Conformance.txt \
	  web/openapi/openapi/target/surefire-reports/*Conformance.txt \
	  build/rules/target/surefire-reports/*Conformance.txt

fuzz: ## Looks for inputs that break what reads them: SECONDS=60 each, TARGET=JsonFuzzTest
	@$(MVN) -q -T 1C -Pfuzz -pl core/contracts,core/config,web/http/http,web/http/http-filters,web/http/http-multipart,web/http/http-helidon -am test-compile
	@build/fuzz $(or $(SECONDS),60) $(TARGET)

chaos: ## Proves locks and outbox while processes are killed and stopped and clocks jump, some twenty minutes: SEED=7 QUICK=1 ARGS=lock
	@$(MVN) -q -T 1C -pl build/chaos -am test-compile
	@exec $(JAVA) -cp "build/chaos/target/test-classes:$$(cat build/chaos/target/chaos.classpath)" \
	  $(if $(SEED),-Dchaos.seed=$(SEED)) dev.tenon.chaos.Chaos $(if $(QUICK),--quick) $(ARGS)

shutdown: ## Proves that no request fails while the Product service ends under load, on each engine; a minute
	@$(MVN) -q -T 1C -pl examples/products -am test -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dtest=ShutdownProof -Dshutdown.page="$(CURDIR)/benchmarks/results/shutdown.md"
	@sed -n '/^| engine/,/^$$/p' benchmarks/results/shutdown.md

bench: ## Compares whole services with their rivals, some twenty minutes on a quiet machine: QUICK=1 ARGS=--only=tenon,spring
	@command -v wrk >/dev/null || { echo "bench: there is no wrk; install the package of that name"; exit 1; }
	@$(MVN) -q -Prun,bench -T 1C -pl benchmarks/tenon,benchmarks/helidon,benchmarks/vertx,benchmarks/spring,benchmarks/harness -am package
	@exec taskset -c 1 $(JAVA) -cp "benchmarks/harness/target/*:benchmarks/harness/target/lib/*" \
	  dev.tenon.bench.harness.Bench $(if $(QUICK),--quick) $(ARGS)

bench-filters: ## Measures what the standard filters cost a service, some ten minutes on a quiet machine: QUICK=1
	@$(MAKE) --no-print-directory bench ARGS="--filters --starts=1 --warm-up=15 --rounds=7 $(ARGS)"

bench-outbox: ## Compares the outbox with another one on the same PostgreSQL, some minutes on a quiet machine: QUICK=1
	@$(MVN) -q -Prun,bench -T 1C -pl benchmarks/outbox -am package
	@exec $(JAVA) -cp "benchmarks/outbox/target/*:benchmarks/outbox/target/lib/*" dev.tenon.bench.outbox.OutboxBench \
	  $(if $(QUICK),--quick,--to=benchmarks/results/outbox.md)

jmh: ## Measures single steps on the way of a request, in time and bytes: QUICK=1 ARGS=name
	@$(MVN) -q -Prun,bench -T 1C -pl benchmarks/jmh -am package
	@exec $(JAVA) -cp "benchmarks/jmh/target/*:benchmarks/jmh/target/lib/*" dev.tenon.bench.jmh.Jmh $(if $(QUICK),--quick) $(ARGS)

first-five-minutes: ## Walks a new user's way from a fresh clone, with `new`, its gate, `generate` and `dev`, and times it
	@build/first-five-minutes benchmarks/results/first-five-minutes.md

clean: ## Removes what was built; data stay
	@$(MVN) -q clean
	@rm -rf target
