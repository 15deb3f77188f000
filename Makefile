# Short names for what one does here; `make help` lists them.
.DEFAULT_GOAL := build
PRESET ?= release

build: packages ## build the release into build/
	cmake --preset $(PRESET)
	cmake --build --preset $(PRESET)

run: build ## build, check the example corpus and show the result
	build/tally check -C fixtures --exit-zero --show all

test: build ## build and run the whole test suite
	ctest --preset $(PRESET)

packages: ## install the packages that are missing, by name
	@.ci/packages

update: build ## rewrite golden files; review with git diff
	TALLY=build/tally build/tests/tally_tests -- --update

format: ## lay out all sources
	git ls-files '*.cpp' '*.h' | xargs clang-format-19 -i

clean: ## remove what was built
	rm -rf build build-*

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

.PHONY: build run test packages update format clean help
