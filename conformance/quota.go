//go:build !before1.9

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"

	"k8s.io/apimachinery/pkg/api/resource"

	"cdk8s-kubevirt.dev/conformance/internal/quota"
)

// quotaAll compares the vectors of the files given with what KubeVirt's own code renders.
func quotaAll(_ context.Context, command command) error {
	total, wrong := 0, 0
	for _, path := range command.paths {
		vectors, err := readVectors(path)
		if err != nil {
			return err
		}
		for _, vector := range vectors {
			total++
			if differences := disagreements(vector); len(differences) > 0 {
				wrong++
				fmt.Println("DIFFERS", vector.Name)
				for _, difference := range differences {
					fmt.Println("       ", difference)
				}
			}
		}
	}
	if total == 0 {
		return errors.New("no vectors")
	}
	fmt.Printf("%d vectors, %d equal to what KubeVirt renders and Kubernetes charges\n", total, total-wrong)
	if wrong > 0 {
		return fmt.Errorf("%d vectors differ", wrong)
	}
	return nil
}

func readVectors(path string) ([]quota.Vector, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var vectors []quota.Vector
	for lines := json.NewDecoder(bufio.NewReader(file)); lines.More(); {
		vector := quota.Vector{Cluster: quota.Cluster{Architecture: "amd64"}}
		if err := lines.Decode(&vector); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		vectors = append(vectors, vector)
	}
	return vectors, nil
}

func disagreements(vector quota.Vector) []string {
	measured, err := quota.Measure(vector)
	if err != nil {
		return []string{err.Error()}
	}
	return slices.Concat(
		compareFigures("charged", vector.Usage, measured.Usage),
		compareFigures("requests", vector.Requests, measured.Requests),
		compareFigures("limits", vector.Limits, measured.Limits),
	)
}

func compareFigures(what string, wanted, measured map[string]string) (found []string) {
	names := maps.Clone(measured)
	maps.Copy(names, wanted)
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if !equal(wanted[name], measured[name]) {
			found = append(found, fmt.Sprintf("%s %s: expected %q, KubeVirt %q", what, name, wanted[name], measured[name]))
		}
	}
	return found
}

func equal(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	left, right := resource.MustParse(a), resource.MustParse(b)
	return left.Cmp(right) == 0
}
