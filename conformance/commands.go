//go:build !before1.9

package main

func init() {
	commands["apply"] = applyAll
	commands["change"] = changeAll
	commands["effects"] = effectsOfAll
	commands["namespace"] = namespaceAll
	commands["probe"] = probeAll
	commands["quota"] = quotaAll
}
