(() => {
  const letter = 6.7, least = 3;
  const svg = document.currentScript.ownerSVGElement || document.currentScript.closest("svg");
  const calls = [...svg.querySelectorAll("g.call")].map(g => {
    const rect = g.querySelector("rect"), text = g.querySelector("text");
    const left = +rect.getAttribute("x"), width = +rect.getAttribute("width"), top = +rect.getAttribute("y");
    return { g, rect, text, left, width, top, name: text.dataset.name };
  });
  const all = calls[0];

  const show = (call, left, width) => {
    call.g.style.display = width < 0.2 ? "none" : "";
    call.rect.setAttribute("x", left);
    call.rect.setAttribute("width", width);
    call.text.setAttribute("x", left + 3);
    const letters = Math.floor((width - 6) / letter), name = [...call.name];
    call.text.textContent =
      name.length <= letters ? call.name : letters < least ? "" : name.slice(0, letters - 1).join("") + "…";
  };

  const zoom = to => calls.forEach(call => {
    const holds = call.top >= to.top && call.left <= to.left + 0.01 && call.left + call.width >= to.left + to.width - 0.01;
    const inside = call.top <= to.top && call.left >= to.left - 0.01 && call.left + call.width <= to.left + to.width + 0.01;
    call.g.classList.toggle("caller", holds && call !== to && to !== all);
    const scale = all.width / to.width;
    if (holds) show(call, all.left, all.width);
    else if (inside) show(call, all.left + (call.left - to.left) * scale, call.width * scale);
    else call.g.style.display = "none";
  });

  calls.forEach(call => call.g.addEventListener("click", () => zoom(call)));
})();
