/** Signs by the command that makes them in a formula. */
export const symbols: ReadonlyMap<string, string> = new Map(
  String.raw`
α \alpha β \beta γ \gamma δ \delta ε \varepsilon ϵ \epsilon ζ \zeta η \eta θ \theta ϑ \vartheta ι \iota κ \kappa
λ \lambda μ \mu ν \nu ξ \xi ο o π \pi ρ \rho ϱ \varrho σ \sigma ς \varsigma τ \tau υ \upsilon φ \varphi ϕ \phi χ \chi
ψ \psi ω \omega Α A Β B Γ \Gamma Δ \Delta Ε E Ζ Z Η H Θ \Theta Ι I Κ K Λ \Lambda Μ M Ν N Ξ \Xi Ο O Π \Pi Ρ P Σ \Sigma
Τ T Υ \Upsilon Φ \Phi Χ X Ψ \Psi Ω \Omega
← \leftarrow ↑ \uparrow → \rightarrow ↓ \downarrow ↔ \leftrightarrow ↕ \updownarrow ↗ \nearrow ↘ \searrow ↙ \swarrow
↖ \nwarrow ↦ \mapsto ⇐ \Leftarrow ⇑ \Uparrow ⇒ \Rightarrow ⇓ \Downarrow ⇔ \Leftrightarrow ⟵ \longleftarrow
⟶ \longrightarrow ⟹ \Longrightarrow ⟺ \Longleftrightarrow
∀ \forall ∁ \complement ∂ \partial ∃ \exists ∄ \nexists ∅ \varnothing ∆ \Delta ∇ \nabla ∈ \in ∉ \notin ∋ \ni ∏ \prod
∐ \coprod ∑ \sum − - ∓ \mp ∕ / ∗ * ∘ \circ ∙ \bullet √ \surd ∝ \propto ∞ \infty ∠ \angle ∣ \mid ∥ \parallel ∧ \wedge
∨ \vee ∩ \cap ∪ \cup ∫ \int ∬ \iint ∭ \iiint ∮ \oint ∴ \therefore ∵ \because ∶ : ∼ \sim ≃ \simeq ≅ \cong ≈ \approx
≉ \not\approx ≍ \asymp ≐ \doteq ≔ := ≠ \neq ≡ \equiv ≢ \not\equiv ≤ \leq ≥ \geq ≦ \leqq ≧ \geqq ≪ \ll ≫ \gg ≲ \lesssim
≳ \gtrsim ≺ \prec ≻ \succ ⊂ \subset ⊃ \supset ⊄ \not\subset ⊆ \subseteq ⊇ \supseteq ⊊ \subsetneq ⊕ \oplus ⊖ \ominus
⊗ \otimes ⊘ \oslash ⊙ \odot ⊢ \vdash ⊤ \top ⊥ \bot ⊨ \models ⋀ \bigwedge ⋁ \bigvee ⋂ \bigcap ⋃ \bigcup ⋅ \cdot ⋆ \star
⋮ \vdots ⋯ \cdots ⋱ \ddots ⌈ \lceil ⌉ \rceil ⌊ \lfloor ⌋ \rfloor ⟨ \langle ⟩ \rangle ⩽ \leqslant ⩾ \geqslant
ℂ \mathbb{C} ℍ \mathbb{H} ℕ \mathbb{N} ℙ \mathbb{P} ℚ \mathbb{Q} ℝ \mathbb{R} ℤ \mathbb{Z} ℏ \hbar ℑ \Im ℓ \ell ℘ \wp
ℜ \Re ℵ \aleph ′ {}^{\prime} ″ {}^{\prime\prime} ‴ {}^{\prime\prime\prime} ‖ \| ‵ \backprime ⁄ /
⁰ {}^{0} ⁴ {}^{4} ⁵ {}^{5} ⁶ {}^{6} ⁷ {}^{7} ⁸ {}^{8} ⁹ {}^{9} ⁺ {}^{+} ⁻ {}^{-} ⁿ {}^{n} ⁱ {}^{i}
₀ {}_{0} ₁ {}_{1} ₂ {}_{2} ₃ {}_{3} ₄ {}_{4} ₅ {}_{5} ₆ {}_{6} ₇ {}_{7} ₈ {}_{8} ₉ {}_{9} ₊ {}_{+} ₋ {}_{-}
■ \blacksquare □ \square ▪ \blacksquare ▫ \square ▲ \blacktriangle △ \triangle ▶ \blacktriangleright ▷ \triangleright
▼ \blacktriangledown ▽ \triangledown ◀ \blacktriangleleft ◆ \blacklozenge ◇ \lozenge ○ \bigcirc ● \bullet ★ \bigstar
☆ \star ♠ \spadesuit ♡ \heartsuit ♢ \diamondsuit ♣ \clubsuit ♥ \heartsuit ♦ \diamondsuit ♭ \flat ♮ \natural ♯ \sharp
✓ \checkmark ✔ \checkmark ✗ \times ✘ \times ◦ \circ ‣ \triangleright
`
    .trim()
    .split(/\s+/)
    .flatMap((word, index, words) => (index % 2 === 0 ? [[word, words[index + 1] ?? ''] as const] : [])),
);
