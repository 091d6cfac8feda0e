package judge

import (
	"context"
	"fmt"
	"strings"

	"k8s.io/apiextensions-apiserver/pkg/apis/apiextensions"
	apiextensionsv1 "k8s.io/apiextensions-apiserver/pkg/apis/apiextensions/v1"
	structuralschema "k8s.io/apiextensions-apiserver/pkg/apiserver/schema"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/defaulting"
	schemaobjectmeta "k8s.io/apiextensions-apiserver/pkg/apiserver/schema/objectmeta"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/schema/pruning"
	"k8s.io/apiextensions-apiserver/pkg/apiserver/validation"
	"k8s.io/apiextensions-apiserver/pkg/crdserverscheme"
	"k8s.io/apiextensions-apiserver/pkg/registry/customresource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
)

// kind does what the API server does to the objects of a CRD's version, before and after the webhooks have seen them.
type kind struct {
	resource   metav1.GroupVersionResource
	structural *structuralschema.Structural
	strategy   rest.RESTCreateStrategy
}

// kindsOf are the kinds of a CRD, one for each version served.
func kindsOf(crd *apiextensionsv1.CustomResourceDefinition) (map[schema.GroupVersionKind]*kind, error) {
	kinds := map[schema.GroupVersionKind]*kind{}
	for _, version := range crd.Spec.Versions {
		if !version.Served {
			continue
		}
		var props apiextensions.JSONSchemaProps
		if err := apiextensionsv1.Convert_v1_JSONSchemaProps_To_apiextensions_JSONSchemaProps(version.Schema.OpenAPIV3Schema, &props, nil); err != nil {
			return nil, err
		}
		structural, err := structuralschema.NewStructural(&props)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", crd.Name, err)
		}
		validator, _, err := validation.NewSchemaValidator(&props)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", crd.Name, err)
		}
		gvk := schema.GroupVersionKind{Group: crd.Spec.Group, Version: version.Name, Kind: crd.Spec.Names.Kind}
		typer := crdserverscheme.NewUnstructuredObjectTyper()
		namespaced := crd.Spec.Scope == apiextensionsv1.NamespaceScoped
		kinds[gvk] = &kind{
			resource:   metav1.GroupVersionResource{Group: gvk.Group, Version: gvk.Version, Resource: crd.Spec.Names.Plural},
			structural: structural,
			strategy:   customresource.NewStrategy(typer, namespaced, gvk, validator, nil, structural, nil, nil, nil),
		}
	}
	return kinds, nil
}

// decode prunes and defaults; strictly, unknown fields are an error.
func (k *kind) decode(object *unstructured.Unstructured, strict bool) error {
	content := object.Object
	_, _, unknown, err := schemaobjectmeta.GetObjectMetaWithOptions(content, schemaobjectmeta.ObjectMetaOptions{ReturnUnknownFieldPaths: true})
	if err != nil {
		return err
	}
	options := structuralschema.UnknownFieldPathOptions{TrackUnknownFieldPaths: true}
	unknown = append(unknown, pruning.PruneWithOptions(content, k.structural, true, options)...)
	defaulting.PruneNonNullableNullsWithoutDefaults(content, k.structural)
	failure, more := schemaobjectmeta.CoerceWithOptions(nil, content, k.structural, false, schemaobjectmeta.CoerceOptions{ReturnUnknownFieldPaths: true})
	if failure != nil {
		return failure
	}
	if unknown = append(unknown, more...); strict && len(unknown) > 0 {
		return fmt.Errorf("unknown fields: %s", strings.Join(unknown, ", "))
	}
	defaulting.Default(content, k.structural)
	return nil
}

// validate applies the schema, its CEL rules and the rules of metadata.
func (k *kind) validate(object *unstructured.Unstructured) error {
	stored := object.DeepCopy()
	ctx := request.WithNamespace(context.Background(), stored.GetNamespace())
	rest.FillObjectMetaSystemFields(stored)
	return rest.BeforeCreate(k.strategy, ctx, stored)
}
