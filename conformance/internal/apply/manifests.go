// Package apply puts manifests on a cluster as GitOps does: server-side, strictly, and again.
package apply

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// Manifest is one YAML document, sent as it was written.
type Manifest struct {
	File   string
	Text   []byte
	Object unstructured.Unstructured
}

// Read gives the objects of files and of all YAML below folders: namespaces first, then in the order of files and documents.
func Read(paths []string) ([]Manifest, error) {
	var files []string
	for _, path := range paths {
		err := filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
			if extension := filepath.Ext(file); err == nil && !entry.IsDir() && (extension == ".yaml" || extension == ".yml") {
				files = append(files, file)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	var manifests []Manifest
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		found, err := parse(file, content)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		manifests = append(manifests, found...)
	}
	slices.SortStableFunc(manifests, func(a, b Manifest) int { return rank(a) - rank(b) })
	return manifests, nil
}

func rank(manifest Manifest) int {
	if manifest.Object.GetKind() == "Namespace" {
		return 0
	}
	return 1
}

func parse(file string, content []byte) ([]Manifest, error) {
	var manifests []Manifest
	documents := yaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(content)))
	for {
		text, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return manifests, nil
		}
		if err != nil {
			return nil, err
		}
		manifest := Manifest{File: file, Text: text}
		if err := yaml.Unmarshal(text, &manifest.Object.Object); err != nil {
			return nil, err
		}
		if len(manifest.Object.Object) > 0 {
			manifests = append(manifests, manifest)
		}
	}
}
