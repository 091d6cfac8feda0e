// Package neighbours defines the kinds of the projects that KubeVirt lives beside.
package neighbours

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	apiextensions "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

const (
	quantity   = "io.k8s.apimachinery.pkg.api.resource.Quantity"
	objectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
)

type schema = map[string]any

// projects are the files of imports/schemas whose kinds others than Kubernetes and KubeVirt define.
var projects = []string{
	"application-aware-quota", "argo-cd", "argo-workflows", "autoscaler", "containerized-data-importer", "external-secrets", "external-snapshotter",
	"fleet", "ipamclaims", "keda", "kubernetes-nmstate", "kustomize-controller", "metallb", "multi-networkpolicy",
	"network-attachment-definition-client", "node-healthcheck-operator", "ovn-kubernetes", "pipeline", "prometheus-operator", "sealed-secrets",
	"self-node-remediation", "sriov-network-operator",
}

type kind struct {
	Definition, Group, Kind, Plural, Scope, Version string
	Served                                          []string
}

type schemaFile struct {
	Kinds       []kind
	Definitions map[string]schema
}

// expander writes out the references of one schema file, as a CRD has none.
type expander map[string]schemaFile

func readSchemas(folder string) (expander, error) {
	files := expander{}
	for _, name := range append([]string{"kubernetes"}, projects...) {
		content, err := os.ReadFile(filepath.Join(folder, name+".json"))
		if err != nil {
			return nil, err
		}
		var file schemaFile
		if err := json.Unmarshal(content, &file); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files[name] = file
	}
	return files, nil
}

// CRDs are the definitions of everything that is neither Kubernetes' nor KubeVirt's, made from imports/schemas.
func CRDs(folder string) ([]*apiextensions.CustomResourceDefinition, error) {
	files, err := readSchemas(folder)
	if err != nil {
		return nil, err
	}
	var crds []*apiextensions.CustomResourceDefinition
	made := map[string]*apiextensions.CustomResourceDefinition{}
	for _, name := range projects {
		for _, kind := range files[name].Kinds {
			root := files.expand(name, files[name].Definitions[kind.Definition])
			root["properties"].(schema)["metadata"] = schema{"type": "object"}
			encoded, err := json.Marshal(root)
			if err != nil {
				return nil, err
			}
			var props apiextensions.JSONSchemaProps
			if err := json.Unmarshal(encoded, &props); err != nil {
				return nil, fmt.Errorf("%s: %w", kind.Kind, err)
			}
			for path, rules := range transitions[kind.Kind] {
				addRules(&props, strings.Split(path, "."), rules)
			}
			name := kind.Plural + "." + kind.Group
			crd, isKnown := made[name]
			if !isKnown {
				crd = definitionOf(name, kind)
				made[name] = crd
				crds = append(crds, crd)
			}
			for _, version := range kind.Served {
				crd.Spec.Versions = append(crd.Spec.Versions, apiextensions.CustomResourceDefinitionVersion{
					Name: version, Served: true, Storage: !isKnown && version == kind.Version,
					Schema:       &apiextensions.CustomResourceValidation{OpenAPIV3Schema: &props},
					Subresources: &apiextensions.CustomResourceSubresources{Status: &apiextensions.CustomResourceSubresourceStatus{}},
				})
			}
		}
	}
	return crds, nil
}

// definitionOf is a CRD that has no version yet.
func definitionOf(name string, kind kind) *apiextensions.CustomResourceDefinition {
	return &apiextensions.CustomResourceDefinition{
		ObjectMeta: metav1.ObjectMeta{
			Name: name,
			// Groups of the community need it; the value is only looked at for its form.
			Annotations: map[string]string{"api-approved.kubernetes.io": "https://github.com/kubernetes/kubernetes/pull/1"},
		},
		Spec: apiextensions.CustomResourceDefinitionSpec{
			Group: kind.Group,
			Names: apiextensions.CustomResourceDefinitionNames{Kind: kind.Kind, Plural: kind.Plural, ListKind: kind.Kind + "List"},
			Scope: apiextensions.ResourceScope(kind.Scope),
		},
	}
}

func addRules(props *apiextensions.JSONSchemaProps, path []string, rules []string) {
	if len(path) == 0 {
		for _, rule := range rules {
			props.XValidations = append(props.XValidations, apiextensions.ValidationRule{Rule: rule})
		}
		return
	}
	inner := props.Properties[path[0]]
	addRules(&inner, path[1:], rules)
	props.Properties[path[0]] = inner
}

func (files expander) expand(file string, node schema) schema {
	out := schema{}
	if ref, ok := node["$ref"].(string); ok {
		target, definition, _ := strings.Cut(ref, "#/definitions/")
		if target = strings.TrimSuffix(target, ".json"); target == "" {
			target = file
		}
		switch definition {
		case quantity:
			out["x-kubernetes-int-or-string"] = true
		case objectMeta:
			out = schema{"type": "object", "x-kubernetes-preserve-unknown-fields": true}
		default:
			out = files.expand(target, files[target].Definitions[definition])
		}
	}
	for key, value := range node {
		switch key {
		case "$ref":
		case "properties":
			properties := schema{}
			for name, property := range value.(schema) {
				properties[name] = files.expand(file, property.(schema))
			}
			out[key] = properties
		case "items":
			out[key] = files.expand(file, value.(schema))
		case "additionalProperties":
			if inner, ok := value.(schema); ok {
				value = files.expand(file, inner)
			}
			out[key] = value
		default:
			out[key] = value
		}
	}
	if out["x-kubernetes-int-or-string"] == true {
		delete(out, "type")
	}
	return out
}
