// np-guard answers which packets netpol-analyzer lets through: questions and answers are those of ../netpol. It knows neither policies of
// administrators, nor addresses of IPv6 outside the cluster, nor names of ports there, and to it a pod always reaches itself: what it cannot judge is answered
// by a dash.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/netip"
	"os"
	"strconv"
	"strings"

	"github.com/np-guard/netpol-analyzer/pkg/netpol/eval"
	v1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
)

type question struct {
	Namespaces []*v1.Namespace               `json:"namespaces"`
	Pods       []*v1.Pod                     `json:"pods"`
	Policies   []*networkingv1.NetworkPolicy `json:"policies"`
	Admin      []json.RawMessage             `json:"admin"`
	Baseline   []json.RawMessage             `json:"baseline"`
	Packets    []ask                         `json:"packets"`
}

type ask struct {
	From     string `json:"from"`
	To       string `json:"to"`
	Port     int    `json:"port"`
	Protocol string `json:"protocol"`
}

func main() {
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
		answer, err := one.answer()
		if err != nil {
			fail(err)
		}
		fmt.Fprintln(out, string(answer))
	}
}

func (q question) answer() ([]byte, error) {
	engine, peers, err := q.engine()
	if err != nil {
		return nil, err
	}
	answer := make([]byte, len(q.Packets))
	for i, each := range q.Packets {
		from, knowsFrom := peers.of(each.From)
		to, knowsTo := peers.of(each.To)
		if len(q.Admin)+len(q.Baseline) > 0 || !knowsFrom || !knowsTo || from == to {
			answer[i] = '-'
			continue
		}
		allowed, err := engine.CheckIfAllowed(from, to, each.Protocol, strconv.Itoa(each.Port))
		switch {
		case err != nil && strings.Contains(err.Error(), "named port"):
			answer[i] = '-'
		case err != nil:
			return nil, fmt.Errorf("%s to %s: %w", from, to, err)
		case allowed:
			answer[i] = '1'
		default:
			answer[i] = '0'
		}
	}
	return answer, nil
}

func (q question) engine() (*eval.PolicyEngine, peers, error) {
	known := peers{}
	for _, pod := range q.Pods {
		known[pod.Status.PodIPs[0].IP] = pod.Namespace + "/" + pod.Name
		pod.Status.HostIP = "192.0.2.1"
	}
	for _, policy := range q.Policies {
		withoutIPv6(&policy.Spec)
	}
	engine := eval.NewPolicyEngine()
	return engine, known, engine.SetResources(q.Policies, q.Pods, q.Namespaces)
}

// peers are the names of pods by their addresses.
type peers map[string]string

// of is a pod by its name, and anything else by its address if that is one of IPv4.
func (p peers) of(address string) (string, bool) {
	if name, ok := p[address]; ok {
		return name, true
	}
	parsed, err := netip.ParseAddr(address)
	return address, err == nil && parsed.Is4()
}

// withoutIPv6 leaves out blocks of IPv6, which it cannot read and from which no packet here comes. A rule of such blocks alone goes: without peers it would be
// one for all.
func withoutIPv6(spec *networkingv1.NetworkPolicySpec) {
	ingress, egress := spec.Ingress[:0], spec.Egress[:0]
	for _, rule := range spec.Ingress {
		if from, ok := onlyIPv4(rule.From); ok {
			rule.From = from
			ingress = append(ingress, rule)
		}
	}
	for _, rule := range spec.Egress {
		if to, ok := onlyIPv4(rule.To); ok {
			rule.To = to
			egress = append(egress, rule)
		}
	}
	if len(spec.PolicyTypes) == 0 {
		spec.PolicyTypes = []networkingv1.PolicyType{networkingv1.PolicyTypeIngress}
		if len(spec.Egress) > 0 {
			spec.PolicyTypes = append(spec.PolicyTypes, networkingv1.PolicyTypeEgress)
		}
	}
	spec.Ingress, spec.Egress = ingress, egress
}

func onlyIPv4(all []networkingv1.NetworkPolicyPeer) (left []networkingv1.NetworkPolicyPeer, ok bool) {
	for _, peer := range all {
		if peer.IPBlock != nil {
			if block, err := netip.ParsePrefix(peer.IPBlock.CIDR); err == nil && !block.Addr().Is4() {
				continue
			}
		}
		left = append(left, peer)
	}
	return left, len(left) > 0 || len(all) == 0
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
