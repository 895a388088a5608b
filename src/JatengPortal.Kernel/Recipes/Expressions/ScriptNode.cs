namespace JatengPortal.Kernel.Recipes.Expressions;

/// <summary>What a script may consist of, and nothing else. Jint's own tree is left behind once it is parsed.</summary>
internal abstract record ScriptNode
{
    private protected virtual ScriptNode?[] Parts => [];

    /// <summary>The variables that it names.</summary>
    public IEnumerable<string> Variables()
    {
        var nodes = new Stack<ScriptNode>([this]);
        while (nodes.TryPop(out var node))
        {
            if (node is VariableNode variable)
                yield return variable.Name;
            foreach (var part in node.Parts)
            {
                if (part is not null)
                    nodes.Push(part);
            }
        }
    }
}

/// <summary>A literal: text, number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed record ConstantNode(object? Value) : ScriptNode;

/// <summary><c>left + right</c></summary>
internal sealed record SumNode(ScriptNode Left, ScriptNode Right) : ScriptNode
{
    private protected override ScriptNode?[] Parts => [Left, Right];
}

/// <summary><c>left || right</c></summary>
internal sealed record EitherNode(ScriptNode Left, ScriptNode Right) : ScriptNode
{
    private protected override ScriptNode?[] Parts => [Left, Right];
}

/// <summary><c>test ? then : otherwise</c></summary>
internal sealed record ChoiceNode(ScriptNode Test, ScriptNode Then, ScriptNode Otherwise) : ScriptNode
{
    private protected override ScriptNode?[] Parts => [Test, Then, Otherwise];
}

/// <summary><c>variables('name')</c></summary>
internal sealed record VariableNode(string Name) : ScriptNode;

/// <summary><c>parameters('name')</c></summary>
internal sealed record ParameterNode(string Name) : ScriptNode;

/// <summary><c>configuration('key')</c>, <c>configuration('key', fallback)</c></summary>
internal sealed record ConfigurationNode(string Key, ScriptNode? Fallback) : ScriptNode
{
    private protected override ScriptNode?[] Parts => [Fallback];
}

/// <summary><c>uuid()</c></summary>
/// <param name="Ordinal">Which of the script's calls it is, from 0, so that two calls give two ids.</param>
internal sealed record UuidNode(int Ordinal) : ScriptNode;

/// <summary><c>base64(text)</c>: decodes, as in Orchard Core.</summary>
internal sealed record Base64Node(ScriptNode Text) : ScriptNode
{
    private protected override ScriptNode?[] Parts => [Text];
}

/// <summary><c>html(text)</c>: decodes character references, as in Orchard Core.</summary>
internal sealed record HtmlNode(ScriptNode Text) : ScriptNode
{
    private protected override ScriptNode?[] Parts => [Text];
}

/// <summary><c>new Date().toISOString()</c></summary>
internal sealed record FirstRunNode : ScriptNode;
