//go:build !before1.9

package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"cdk8s-kubevirt.dev/conformance/internal/apply"
)

func applyAll(ctx context.Context, command command) error {
	manifests, err := apply.Read(command.paths)
	if err != nil {
		return err
	}
	if len(manifests) == 0 {
		return errors.New("nothing to judge: no objects in " + strings.Join(command.paths, ", "))
	}
	server, stop, err := start(ctx, command)
	if err != nil {
		return err
	}
	defer stop()
	client, err := apply.NewClient(server)
	if err != nil {
		return err
	}
	if err := client.Prove(ctx); err != nil {
		return err
	}
	results, err := client.Apply(ctx, manifests)
	if err != nil {
		return err
	}
	return report(results)
}

// report prints a line for each object, and under it what was said about it.
func report(results []apply.Result) error {
	wrong := 0
	for _, result := range results {
		fmt.Printf("%-9s %s  (%s)\n", result.Verdict, result.Key(), result.File)
		for _, cause := range result.Causes {
			fmt.Printf("          %s\n", cause)
		}
		for _, warning := range result.Warnings {
			fmt.Printf("          warning: %s\n", warning)
		}
		if result.Verdict != apply.Stable {
			wrong++
		}
	}
	fmt.Printf("\n%d objects, %d created and unchanged by a second apply, %d not\n", len(results), len(results)-wrong, wrong)
	if wrong > 0 {
		return fmt.Errorf("%d of %d objects are not stable", wrong, len(results))
	}
	return nil
}
