namespace JatengPortal.Kernel.Recipes.Expressions;

/// <summary>An expression can't be read, or can't be evaluated.</summary>
/// <param name="message">What is wrong, on one line, without the place.</param>
/// <param name="position">Index of the character in the script, from 0; null when the whole expression is meant.</param>
internal sealed class ExpressionRefusedException(string message, int? position = null) : Exception(message)
{
    public int? Position { get; } = position;
}
