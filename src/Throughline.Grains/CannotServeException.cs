namespace Throughline.Grains;

/// <summary>The server cannot start. The message says why and what to do; it is for the person who started it.</summary>
public sealed class CannotServeException : Exception
{
    public CannotServeException()
    {
    }

    public CannotServeException(string message) : base(message)
    {
    }

    public CannotServeException(string message, Exception inner) : base(message, inner)
    {
    }
}
