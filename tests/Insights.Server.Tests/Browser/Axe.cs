using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Insights.Server.Tests.Browser;

/// <summary>axe-core in a page. It is injected once into a page and then run any number of times, without the extra window that its own library opens each time.</summary>
internal static class Axe
{
    /// <summary>All rules, including those of WCAG 2.2 that axe runs only on request.</summary>
    internal static readonly object AllRules = new { resultTypes = Violations, rules = new Dictionary<string, object> { ["target-size"] = new { enabled = true } } };

    /// <summary>What a change of colours alone can break.</summary>
    internal static readonly object Colours = new { resultTypes = Violations, runOnly = new[] { "color-contrast", "link-in-text-block" } };

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private static string[] Violations => ["violations"];

    /// <summary>Brings it into a page that has just been opened.</summary>
    internal static Task BringAsync(IPage page) => page.EvaluateAsync($"() => {{ {Script} }}");

    /// <summary>What is wrong with the page as it looks now: the rules that are broken, each with the elements that break it.</summary>
    internal static Task<string[]> FaultsAsync(IPage page, object options) => page.EvaluateAsync<string[]>(
        "options => axe.run(document, options).then(found => found.violations.map(fault => `${fault.id}: ${fault.nodes.map(node => node.html).join(' ')}`))", options);
}
