// Package objects reads the Kubernetes objects of YAML files, for programs that each judge kinds of their own.
package objects

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"
)

// Object is what every object has, and its text.
type Object struct {
	File string `json:"-"`
	metav1.TypeMeta
	metav1.ObjectMeta `json:"metadata"`
	Text              []byte `json:"-"`
}

func (o Object) String() string {
	return fmt.Sprintf("%s: %s %s/%s", o.File, o.Kind, o.Namespace, o.Name+o.GenerateName)
}

// Read finds the objects in files and folders that are wanted.
func Read(paths []string, wanted func(metav1.TypeMeta) bool) ([]Object, error) {
	objects := []Object{}
	for _, path := range paths {
		err := filepath.WalkDir(path, func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(file, ".yaml") {
				return err
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			found, err := in(file, text, wanted)
			objects = append(objects, found...)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return objects, nil
}

func in(file string, text []byte, wanted func(metav1.TypeMeta) bool) ([]Object, error) {
	objects := []Object{}
	documents := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(text)))
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return objects, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		one := Object{File: file, Text: document}
		if err := yaml.Unmarshal(document, &one); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if wanted(one.TypeMeta) {
			objects = append(objects, one)
		}
	}
}
