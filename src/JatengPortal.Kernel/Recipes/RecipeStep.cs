using System.Text.Json.Nodes;

namespace JatengPortal.Kernel.Recipes;

/// <summary>A kind of step that recipes may use. Derive from <see cref="RecipeStep{TShape}"/>.</summary>
public abstract class RecipeStep
{
    private protected RecipeStep()
    {
    }

    /// <summary>The step's name in recipes, matched ignoring case; Orchard Core's name where the meaning is the same.</summary>
    public abstract string Name { get; }

    /// <summary>Where it may run.</summary>
    public virtual RecipeScope Scope => RecipeScope.Tenant;

    /// <summary>
    /// Id of the permission that whoever runs it in a tenant needs besides that of running recipes; null for none. What a screen asks for, a
    /// recipe asks for too.
    /// </summary>
    public virtual string? Permission => null;

    internal abstract Type Shape { get; }

    /// <summary>
    /// A sentence for a property that the shape doesn't have, at any depth, such as a section of Orchard Core's settings that isn't offered;
    /// null for the usual one, which suggests the nearest name.
    /// </summary>
    /// <param name="property">The property's name as the recipe writes it.</param>
    protected internal virtual string? ExplainUnknownProperty(string property) => null;

    /// <summary>Completes the step's JSON Schema where the shape leaves something open, such as the items of a list.</summary>
    /// <param name="schema">The schema that the shape gave; change it in place.</param>
    /// <param name="types">Gives the schemas of further types.</param>
    protected internal virtual void CompleteSchema(JsonObject schema, RecipeSchemaTypes types)
    {
    }

    internal abstract void CheckShape(object step, RecipeCheck check);

    internal abstract Task RunShapeAsync(object step, RecipeRun run, CancellationToken cancellationToken);
}

/// <summary>A kind of step that recipes may use.</summary>
/// <typeparam name="TShape">
/// What the step holds besides its name: a class or record whose properties are read strictly. A property that is
/// <c>required</c> (or a constructor's parameter without default) must be there; an unknown, mistyped or doubled one refuses the
/// recipe. <c>[Description]</c> and <c>[JsonPropertyName]</c> show in the step's JSON Schema. A <c>DateTime</c> names its zone
/// and arrives in UTC; enumerations are names; a <c>JsonElement</c> is left open, for <see cref="RecipeCheck.Read{T}"/>.
/// </typeparam>
/// <remarks>
/// One object serves every run, also at the same time: a step keeps nothing, and its constructor asks for singletons only.
/// </remarks>
public abstract class RecipeStep<TShape> : RecipeStep
    where TShape : class
{
    internal sealed override Type Shape => typeof(TShape);

    /// <summary>Finds what the shape alone can't say, before any step of the run begins. Changes nothing.</summary>
    /// <param name="step">The step, its expressions evaluated.</param>
    /// <param name="check">Takes errors; knows what earlier steps will have done.</param>
    public virtual void Check(TShape step, RecipeCheck check)
    {
    }

    /// <summary>Does what the step says, inside the transaction of the run. Doing it again changes nothing.</summary>
    /// <param name="step">The step, its expressions evaluated.</param>
    /// <param name="run">The tenant's services; takes what was changed.</param>
    /// <param name="cancellationToken">Stops the run; the caller rolls it back.</param>
    /// <exception cref="Rules.RuleViolationException">A rule refuses it; the run ends with a <see cref="RecipeException"/>
    /// that names the step.</exception>
    public abstract Task RunAsync(TShape step, RecipeRun run, CancellationToken cancellationToken);

    internal sealed override void CheckShape(object step, RecipeCheck check) => Check((TShape)step, check);

    internal sealed override Task RunShapeAsync(object step, RecipeRun run, CancellationToken cancellationToken) =>
        RunAsync((TShape)step, run, cancellationToken);
}
