using System.Text.Json;
using JatengPortal.Kernel.Recipes.Expressions;

namespace JatengPortal.Kernel.Recipes;

/// <summary>Goes through everything in a recipe file: texts, variables, steps, and the expressions in them.</summary>
internal sealed class RecipeContents(string file, RecipeErrors errors)
{
    private IReadOnlyCollection<string> _names = [];

    public Dictionary<string, RecipeVariable> Variables { get; } = new(StringComparer.OrdinalIgnoreCase);

    public Dictionary<string, RecipeExpression> Expressions { get; } = new(StringComparer.Ordinal);

    /// <summary>Names and texts that can't be decoded or stored are refused before anything else looks at them.</summary>
    public void CheckTexts(JsonElement json) => Visit(json, JsonPlace.Root, errors.In(file), (text, place) =>
    {
        if (!CanDecode(text))
            errors.In(file)(place, "the text holds half of a surrogate pair, or U+0000");
    });

    /// <summary>Parses the expressions of variables.</summary>
    public void ReadVariables(RecipeRoot root)
    {
        if (root.Variables is null)
            return;
        _names = new HashSet<string>(root.Variables.Keys, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in root.Variables)
        {
            var place = JsonPlace.Root["variables"][name];
            var error = errors.In(file);
            object? constant = null;
            RecipeExpression? expression = null;
            switch (value.ValueKind)
            {
                case JsonValueKind.String:
                    constant = value.GetString();
                    expression = Parse(value, place, error);
                    break;
                case JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number):
                    constant = number;
                    break;
                case JsonValueKind.True or JsonValueKind.False:
                    constant = value.GetBoolean();
                    break;
                default:
                    error(place, "a variable is a text, a number, true or false");
                    break;
            }
            if (!Variables.TryAdd(name, new RecipeVariable(expression, constant, place)))
                error(place, "the variable stands twice; names are compared ignoring case");
        }
    }

    /// <summary>Checks that every step is an object with one name, and parses the expressions in it.</summary>
    public void ReadSteps(RecipeRoot root)
    {
        for (var i = 0; i < root.Steps.Count && !errors.IsFull; i++)
        {
            var step = root.Steps[i];
            var place = JsonPlace.Root["steps"][i];
            var error = errors.In(file, i, RecipeReader.NameOf(step));
            if (step.ValueKind != JsonValueKind.Object)
                error(place, "a step is an object with a name");
            else if (step.EnumerateObject().Count(p => RecipeReader.IsName(p.Name)) != 1 || RecipeReader.NameOf(step) is null)
                error(place, "a step has one name, as a text");
            else
                Visit(step, place, error, (text, at) => Parse(text, at, error));
        }
    }

    /// <summary>Every variable that is named must exist, and none may lead back to itself.</summary>
    public void CheckReferences()
    {
        var settled = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Variables.Keys)
            Follow(name, [], settled);
    }

    private void Follow(string name, List<string> trail, HashSet<string> settled)
    {
        if (settled.Contains(name) || !Variables.TryGetValue(name, out var variable))
            return;
        if (trail.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            settled.Add(name);
            var circle = trail.SkipWhile(n => !n.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList();
            errors.In(file)(variable.Place, $"variables run in a circle: {string.Join(" → ", [.. circle, circle[0]])}");
            return;
        }
        if (trail.Count >= RecipeLimits.VariableDepth)
        {
            errors.In(file)(variable.Place, $"more than {RecipeLimits.VariableDepth} variables use one another in a row");
            return;
        }
        trail.Add(name);
        if (variable.Expression is ScriptExpression script)
        {
            foreach (var used in script.Script.Variables())
                Follow(used, trail, settled);
        }
        trail.RemoveAt(trail.Count - 1);
        settled.Add(name);
    }

    private RecipeExpression? Parse(JsonElement text, JsonPlace place, RecipeErrorSink error)
    {
        var value = text.GetString()!;
        if (Expressions.TryGetValue(value, out var known))
            return known;
        try
        {
            known = RecipeExpression.Parse(value);
        }
        catch (ExpressionRefusedException refused)
        {
            var position = refused.Position is { } index ? $"character {index + 1} of the expression: " : "";
            error(place, position + refused.Message);
        }
        if (known is null)
            return null;
        Expressions.Add(value, known);
        if (Expressions.Count > RecipeLimits.Expressions)
            error(place, $"a recipe has at most {RecipeLimits.Expressions} different expressions");
        if (known is ScriptExpression script)
        {
            foreach (var unknown in script.Script.Variables().Where(name => !_names.Contains(name)))
                error(place, $"there is no variable {Quoting.Quote(unknown)}{NearestName.Suggest(unknown, _names)}");
        }
        return known;
    }

    private void Visit(JsonElement value, JsonPlace place, RecipeErrorSink error, Action<JsonElement, JsonPlace> onText)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                onText(value, place);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var element in value.EnumerateArray())
                {
                    if (errors.IsFull)
                        return;
                    Visit(element, place[index++], error, onText);
                }
                break;
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    if (errors.IsFull)
                        return;
                    if (NameOf(property) is not { Length: <= RecipeLimits.NameLength } name)
                        error(place, $"a property's name can't be read, or has more than {RecipeLimits.NameLength} characters");
                    else
                        Visit(property.Value, place[name], error, onText);
                }
                break;
        }
    }

    private static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static bool CanDecode(JsonElement text)
    {
        try
        {
            return !text.GetString()!.Contains('\0');
        }
        catch (InvalidOperationException)
        {
            // JSON may escape half of a surrogate pair; .NET can't read it.
            return false;
        }
    }
}
