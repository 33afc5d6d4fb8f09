package io.steplint.maven;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.ExecutionListener;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.lifecycle.LifecycleExecutionException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Gates that judge when the last project of a session has been built, however many are built at a
 * time. A goal that is bound to a phase of the root runs before all modules; so it leaves its work
 * here, and the listener of the session's events, which is asked once at the end, does it.
 */
final class SessionEnd implements InvocationHandler {

  /** The work of a gate. */
  interface Gate {
    void judge() throws MojoExecutionException, MojoFailureException;
  }

  private record Entry(
      MojoExecution execution, MavenProject project, Gate gate, Runnable skipped) {}

  /** Sessions are told apart by their request: under -T each project has a copy of the session. */
  private static final Map<MavenExecutionRequest, SessionEnd> SESSIONS = new WeakHashMap<>();

  private final @Nullable ExecutionListener before;
  private final Map<String, Entry> gates = new LinkedHashMap<>();

  private SessionEnd(@Nullable ExecutionListener before) {
    this.before = before;
  }

  /**
   * Has a gate judge at the end of the session. The first gate of a key is the one that judges: a
   * goal that modules inherit comes by once for each of them.
   *
   * @param skipped is run instead where the build failed before
   */
  static void add(
      MavenSession session,
      String key,
      MojoExecution execution,
      MavenProject project,
      Gate gate,
      Runnable skipped) {
    synchronized (SESSIONS) {
      MavenExecutionRequest request = session.getRequest();
      SessionEnd end = SESSIONS.get(request);
      if (end == null) {
        end = new SessionEnd(request.getExecutionListener());
        SESSIONS.put(request, end);
        request.setExecutionListener(
            (ExecutionListener)
                Proxy.newProxyInstance(
                    ExecutionListener.class.getClassLoader(),
                    new Class<?>[] {ExecutionListener.class},
                    end));
      }
      end.gates.putIfAbsent(key, new Entry(execution, project, gate, skipped));
    }
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "hashCode" -> System.identityHashCode(proxy);
        case "equals" -> proxy == arguments[0];
        default -> "gates at the end of the session";
      };
    }
    if (method.getName().equals("sessionEnded")) {
      // before the listener that prints whether the build succeeded
      judge(((ExecutionEvent) arguments[0]).getSession());
    }
    if (before == null) {
      return null;
    }
    try {
      return method.invoke(before, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private void judge(MavenSession session) {
    Map<String, Entry> due;
    synchronized (SESSIONS) {
      due = new LinkedHashMap<>(gates);
      gates.clear();
    }
    for (Entry entry : due.values()) {
      if (session.getResult().hasExceptions()) {
        entry.skipped().run();
        continue;
      }
      try {
        entry.gate().judge();
      } catch (MojoExecutionException | MojoFailureException e) {
        session
            .getResult()
            .addException(new LifecycleExecutionException(entry.execution(), entry.project(), e));
      }
    }
  }
}
