// netpol answers which packets kube-network-policies, the reference of Kubernetes' network group, lets through: a question a line, with the pods,
// their policies and the packets; an answer a line, a 1 or a 0 for each packet.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"

	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/cache"
	npav1alpha1 "sigs.k8s.io/network-policy-api/apis/v1alpha1"
	npaclient "sigs.k8s.io/network-policy-api/pkg/client/clientset/versioned"
	npainformers "sigs.k8s.io/network-policy-api/pkg/client/informers/externalversions"
)

type question struct {
	Namespaces []*v1.Namespace                           `json:"namespaces"`
	Pods       []*v1.Pod                                 `json:"pods"`
	Policies   []*networkingv1.NetworkPolicy             `json:"policies"`
	Admin      []*npav1alpha1.AdminNetworkPolicy         `json:"admin"`
	Baseline   []*npav1alpha1.BaselineAdminNetworkPolicy `json:"baseline"`
	Packets    []ask                                     `json:"packets"`
}

type ask struct {
	From     string      `json:"from"`
	To       string      `json:"to"`
	Port     int         `json:"port"`
	Protocol v1.Protocol `json:"protocol"`
}

func main() {
	judge, err := newJudge()
	if err == nil {
		err = judge.prove()
	}
	if err != nil {
		fail(err)
	}
	in := json.NewDecoder(bufio.NewReader(os.Stdin))
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for {
		var one question
		if err := in.Decode(&one); err == io.EOF {
			return
		} else if err != nil {
			fail(err)
		}
		answer, err := judge.answer(one)
		if err != nil {
			fail(err)
		}
		fmt.Fprintln(out, answer)
	}
}

// judge is the controller without a cluster: what its informers would see is put into their stores.
type judge struct {
	controller *controller
	stores     struct{ pods, namespaces, policies, admin, baseline cache.Indexer }
}

func newJudge() (*judge, error) {
	nowhere := &rest.Config{Host: "http://127.0.0.1:1"}
	client, err := kubernetes.NewForConfig(nowhere)
	if err != nil {
		return nil, err
	}
	npa, err := npaclient.NewForConfig(nowhere)
	if err != nil {
		return nil, err
	}
	of, ofAdmin := informers.NewSharedInformerFactory(client, 0), npainformers.NewSharedInformerFactory(npa, 0)
	policies, admin := of.Networking().V1().NetworkPolicies(), ofAdmin.Policy().V1alpha1().AdminNetworkPolicies()
	pods, namespaces, nodes := of.Core().V1().Pods(), of.Core().V1().Namespaces(), of.Core().V1().Nodes()
	baseline := ofAdmin.Policy().V1alpha1().BaselineAdminNetworkPolicies()
	one, err := newController(client, policies, namespaces, pods, nodes, npa, admin, baseline)
	if err != nil {
		return nil, err
	}
	made := &judge{controller: one}
	made.stores.pods, made.stores.namespaces = pods.Informer().GetIndexer(), namespaces.Informer().GetIndexer()
	made.stores.policies, made.stores.admin, made.stores.baseline = policies.Informer().GetIndexer(), admin.Informer().GetIndexer(), baseline.Informer().GetIndexer()
	return made, nil
}

func (j *judge) answer(one question) (string, error) {
	for _, policy := range one.Policies {
		setDefaults(policy)
	}
	for _, err := range []error{
		fill(j.stores.pods, one.Pods), fill(j.stores.namespaces, one.Namespaces), fill(j.stores.policies, one.Policies),
		fill(j.stores.admin, one.Admin), fill(j.stores.baseline, one.Baseline),
	} {
		if err != nil {
			return "", err
		}
	}
	answer := make([]byte, len(one.Packets))
	for i, each := range one.Packets {
		answer[i] = '0'
		// The port of the source counts in no policy; it is none that a policy of these names.
		sent := packet{srcIP: net.ParseIP(each.From), dstIP: net.ParseIP(each.To), proto: each.Protocol, srcPort: 60999, dstPort: each.Port}
		if evaluatePacket(j.controller, context.Background(), sent) {
			answer[i] = '1'
		}
	}
	return string(answer), nil
}

// prove shows that it judges: two pods of which one is closed.
func (j *judge) prove() error {
	text := `{"namespaces": [{"metadata": {"name": "a"}}],
		"pods": [{"metadata": {"namespace": "a", "name": "x"}, "status": {"podIPs": [{"ip": "10.0.0.1"}]}},
			{"metadata": {"namespace": "a", "name": "y", "labels": {"app": "y"}}, "status": {"podIPs": [{"ip": "10.0.0.2"}]}}],
		"policies": [{"metadata": {"namespace": "a", "name": "p"}, "spec": {"podSelector": {"matchLabels": {"app": "y"}}, "policyTypes": ["Ingress"]}}],
		"packets": [{"from": "10.0.0.1", "to": "10.0.0.2", "port": 80, "protocol": "TCP"}, {"from": "10.0.0.2", "to": "10.0.0.1", "port": 80, "protocol": "TCP"}]}`
	var one question
	if err := json.Unmarshal([]byte(text), &one); err != nil {
		return err
	}
	if answer, err := j.answer(one); err != nil || answer != "01" {
		return fmt.Errorf("a closed pod and an open one are answered by %q, not 01: nothing is judged (%w)", answer, err)
	}
	return nil
}

// setDefaults does what the API server does before a policy is stored.
func setDefaults(policy *networkingv1.NetworkPolicy) {
	spec := &policy.Spec
	for i := range spec.Ingress {
		setPorts(spec.Ingress[i].Ports)
	}
	for i := range spec.Egress {
		setPorts(spec.Egress[i].Ports)
	}
	if len(spec.PolicyTypes) == 0 {
		spec.PolicyTypes = []networkingv1.PolicyType{networkingv1.PolicyTypeIngress}
		if len(spec.Egress) > 0 {
			spec.PolicyTypes = append(spec.PolicyTypes, networkingv1.PolicyTypeEgress)
		}
	}
	// An empty list is stored as none.
	if len(spec.Ingress) == 0 {
		spec.Ingress = nil
	}
	if len(spec.Egress) == 0 {
		spec.Egress = nil
	}
}

func setPorts(ports []networkingv1.NetworkPolicyPort) {
	tcp := v1.ProtocolTCP
	for i := range ports {
		if ports[i].Protocol == nil {
			ports[i].Protocol = &tcp
		}
	}
}

func fill[T any](store cache.Indexer, objects []T) error {
	list := make([]interface{}, len(objects))
	for i, object := range objects {
		list[i] = object
	}
	return store.Replace(list, "")
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
